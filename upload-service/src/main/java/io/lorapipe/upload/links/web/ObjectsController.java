package io.lorapipe.upload.links.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.store.StoredObject;
import io.lorapipe.store.local.LinkCheck.Expired;
import io.lorapipe.store.local.LinkCheck.Forged;
import io.lorapipe.store.local.LinkCheck.Valid;
import io.lorapipe.store.local.LocalLinks;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.roles.Stores;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the links of the local store lead to; whoever has an unexpired link may read, and nobody else. */
@RestController
class ObjectsController {

    private final Optional<LocalStore> local;
    private final AttemptWitness witness;

    ObjectsController(Stores stores, AttemptWitness witness) {
        this.local = stores.local();
        this.witness = witness;
    }

    @GetMapping(LocalLinks.PATH + "{*key}")
    ResponseEntity<Resource> object(
            HttpMethod method,
            @PathVariable String key,
            @RequestParam @Nullable String expires,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable String signature) {
        var store = local.orElseThrow(ObjectsController::forged);
        return switch (store.links().verify(key.substring(1), expires, name, signature)) {
            case Valid valid -> serve(store, method, valid);
            case Expired(var at) ->
                throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The link expired at " + at + ".");
            case Forged() -> throw forged();
        };
    }

    private static ResponseStatusException forged() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN, "The link was not made by this store.");
    }

    /** Whoever comes with an attempt's link was told of the attempt: that is known before they get a byte. */
    private ResponseEntity<Resource> serve(LocalStore store, HttpMethod method, Valid link) {
        if (method.equals(HttpMethod.GET)) {
            witness.seeUse(link.name());
        }
        return store.head(store.at(link.key()))
                .map(object -> download(store, object, link.name()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The object is gone."));
    }

    /** With the other spelling only where it is needed, for not every client reads it. */
    private static ContentDisposition disposition(String name) {
        var attachment = ContentDisposition.attachment();
        return (US_ASCII.newEncoder().canEncode(name) ? attachment.filename(name) : attachment.filename(name, UTF_8))
                .build();
    }

    private ResponseEntity<Resource> download(LocalStore store, StoredObject object, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(object.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name).toString())
                .eTag(object.sha256() == null ? null : "\"" + object.sha256() + "\"")
                .lastModified(object.modified())
                .body(new StoredResource(store, object));
    }
}
