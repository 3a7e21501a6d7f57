package io.lorapipe.store.fal;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.testing.ObjectStoreContract;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class FalStoreContractTests extends ObjectStoreContract {

    private final FalFilesServer server = new FalFilesServer();
    private final ObjectStore store =
            FalStore.open(server.url(), "id:secret", List.of("fal.media"), Duration.ofDays(1), Clock.systemUTC());

    FalStoreContractTests() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int objectsBehind() {
        return server.fileCount();
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected Location missing() {
        return new Location(
                FalStore.ID, new ObjectKey("ann/nothing.zip"), URI.create(server.url() + "/files/nothing.zip"));
    }
}
