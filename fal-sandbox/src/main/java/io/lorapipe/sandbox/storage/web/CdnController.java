package io.lorapipe.sandbox.storage.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.storage.Tokens;
import io.lorapipe.sandbox.storage.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The upload of fal's Python client: get a token with the key, write to the file host with the token. */
@RestController
class CdnController {

    private static final String PARTS = "/files/{folder}/{name}/multipart/{upload}";

    private final Uploads uploads;
    private final Tokens tokens;

    CdnController(Uploads uploads, Tokens tokens) {
        this.uploads = uploads;
        this.tokens = tokens;
    }

    @PostMapping("/storage/auth/token")
    Granted token(HttpServletRequest http) {
        var token = tokens.issue();
        return new Granted(token.token(), "Bearer", PublicAddress.of(http).toString(), token.expiresAt());
    }

    @PostMapping("/files/upload")
    ResponseEntity<?> upload(
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @RequestHeader("X-Fal-File-Name") Optional<String> name,
            HttpServletRequest http)
            throws IOException {
        if (!tokens.admits(authorization)) {
            return unauthorized();
        }
        var target = uploads.begin(name.orElse("file"));
        uploads.put(target.token(), target.name(), http.getInputStream());
        return ResponseEntity.ok(Map.of("access_url", PublicAddress.of(http) + target.filePath()));
    }

    @PostMapping("/files/upload/multipart")
    ResponseEntity<?> begin(
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @RequestHeader("X-Fal-File-Name") Optional<String> name,
            HttpServletRequest http) {
        if (!tokens.admits(authorization)) {
            return unauthorized();
        }
        var target = uploads.begin(name.orElse("file"));
        var url = PublicAddress.of(http) + target.filePath();
        return ResponseEntity.ok(Map.of("access_url", url, "uploadId", target.token()));
    }

    @PutMapping(PARTS + "/{part}")
    ResponseEntity<?> part(
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @PathVariable UUID upload,
            @PathVariable int part,
            InputStream bytes)
            throws IOException {
        if (!tokens.admits(authorization)) {
            return unauthorized();
        }
        uploads.putPart(upload, part, bytes);
        return ResponseEntity.ok().eTag(upload + "-" + part).build();
    }

    @PostMapping(PARTS + "/complete")
    ResponseEntity<?> complete(
            @RequestHeader(HttpHeaders.AUTHORIZATION) Optional<String> authorization,
            @PathVariable UUID upload,
            @PathVariable String name,
            @RequestBody UploadController.Parts parts)
            throws IOException {
        if (!tokens.admits(authorization)) {
            return unauthorized();
        }
        uploads.complete(upload, name.substring(name.indexOf('_') + 1), parts.numbers());
        return ResponseEntity.ok().build();
    }

    private static ResponseEntity<?> unauthorized() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("detail", "Invalid or expired token"));
    }

    record Granted(
            String token,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("base_url") String baseUrl,
            @JsonProperty("expires_at") Instant expiresAt) {}
}
