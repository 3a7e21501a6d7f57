package io.lorapipe.store.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottledStoreTests {

    private final AtomicLong now = new AtomicLong();
    private final ObjectStore store =
            new ThrottledStore(new InMemoryStore("memory"), 4_000_000, now::get, now::addAndGet);

    @Test
    void aPutTakesAsLongAsItsBytesAtThisRate() throws IOException {
        byte[] bytes = TestBytes.random(1_000_000);
        var object = store.put(new ObjectKey("ann/a.zip"), Content.of(bytes, "application/zip"))
                .object();

        assertThat(now).hasValue(Duration.ofMillis(250).toNanos());
        assertThat(store.get(object.location()).readAllBytes()).isEqualTo(bytes);
    }
}
