package io.lorapipe.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.gateway.Pictures;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.warn.Look;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.testing.InMemoryStore;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceImagesTests {

    private final InMemoryStore memory = new InMemoryStore("memory");

    @Test
    void whatWasStoredBeforeAFailureStaysForOthersWhoRelyOnIt(@TempDir Path files) throws Exception {
        var one = Files.write(files.resolve("one.png"), Pictures.png(1));
        var two = Files.write(files.resolve("two.png"), Pictures.png(2));
        var images = new ReferenceImages(ImageRules.standard(), new NothingKnown(), failingAtSecond());

        assertThatThrownBy(() -> images.take("ada", "mira", List.of(ImageFile.of(one), ImageFile.of(two))))
                .isInstanceOf(StoreException.Refused.class);

        try (var stored = memory.list("ada/mira/")) {
            assertThat(stored).hasSize(1);
        }
    }

    private ObjectStore failingAtSecond() {
        var puts = new AtomicInteger();
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("put") && puts.incrementAndGet() == 2) {
                        throw new StoreException.Refused("The store is full.");
                    }
                    return method.invoke(memory, arguments);
                });
    }

    private static final class NothingKnown implements CheckedImages {
        @Override
        public Optional<CheckedImage> find(String terms, String sha256) {
            return Optional.empty();
        }

        @Override
        public void remember(String terms, CheckedImage image) {
            // Every image is checked anew.
        }

        @Override
        public Optional<Look> look(String sha256) {
            return Optional.empty();
        }

        @Override
        public void remember(String sha256, Look look) {
            // Every image is looked at anew.
        }
    }
}
