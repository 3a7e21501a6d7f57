package io.lorapipe.upload.links.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriComponentsBuilder;

class ObjectsControllerTests {

    @TempDir
    Path directory;

    @Test
    void aLinkLeadsIntoTheLocalStoreWhateverRoleThatHas() throws IOException {
        var clock = Clock.systemUTC();
        var stores = Stores.open(
                        StoreSettings.local(directory, URI.create("http://127.0.0.1")),
                        clock,
                        ResumableUploads.inMemory())
                .with(StoreRole.STAGING, new InMemoryStore("elsewhere", clock));
        var delivery = stores.in(StoreRole.DELIVERY);
        var key = new ObjectKey("ada/a.zip");
        delivery.put(key, Content.of(new byte[] {'P', 'K'}, "application/zip"));
        var link = UriComponentsBuilder.fromUri(delivery.link(delivery.at(key), Duration.ofMinutes(1), "a.zip"))
                .build()
                .getQueryParams();

        var answer = new ObjectsController(stores, new AttemptWitness((training, attempt) -> {}))
                .object(
                        HttpMethod.GET,
                        "/ada/a.zip",
                        link.getFirst("expires"),
                        link.getFirst("name"),
                        link.getFirst("signature"));

        assertThat(Objects.requireNonNull(answer.getBody()).getContentAsByteArray())
                .isEqualTo(new byte[] {'P', 'K'});
    }
}
