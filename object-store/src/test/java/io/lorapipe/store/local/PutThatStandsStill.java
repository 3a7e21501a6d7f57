package io.lorapipe.store.local;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Clock;

/** A process that puts an object into the store of a directory, of which it has one half and waits for the other. */
final class PutThatStandsStill {

    static final int HALF = 1024 * 1024;

    private PutThatStandsStill() {}

    public static void main(String... args) {
        InputStream bytes = new SequenceInputStream(new ByteArrayInputStream(new byte[HALF]), System.in);
        LocalStore.open(Path.of(args[0]), null, null, Clock.systemUTC())
                .put(new ObjectKey("ann/fox/a.jpg"), new Content(2 * HALF, "ab".repeat(32), "image/jpeg", () -> bytes));
    }
}
