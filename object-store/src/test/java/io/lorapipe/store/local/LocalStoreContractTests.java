package io.lorapipe.store.local;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.testing.ObjectStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreContractTests extends ObjectStoreContract {

    @TempDir
    Path directory;

    private @Nullable ObjectStore store;

    @BeforeEach
    void open() {
        store = LocalStore.open(directory, null, URI.create("http://localhost:8090"), Clock.systemUTC());
    }

    @Override
    protected ObjectStore store() {
        return Objects.requireNonNull(store);
    }

    @Override
    protected int objectsBehind() {
        try {
            long bytes = Tree.files(directory.resolve("objects")).stream()
                    .filter(file -> !file.toString().endsWith("~"))
                    .count();
            return (int) bytes + Tree.files(directory.resolve("partial")).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean servesLinks() {
        return false;
    }
}
