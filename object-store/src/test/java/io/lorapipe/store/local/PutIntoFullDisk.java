package io.lorapipe.store.local;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;

/** A process that puts an object for which there is no room, and prints what comes of it. */
final class PutIntoFullDisk {

    private PutIntoFullDisk() {}

    public static void main(String... args) {
        LocalStore store = LocalStore.open(Path.of(args[0]), null, null, Clock.systemUTC());
        try {
            store.put(new ObjectKey("ann/fox/a.jpg"), Content.of(new byte[3 * 1024 * 1024], "image/jpeg"));
        } catch (StoreException full) {
            System.out.println(full.retryable() + " " + full.getMessage());
        }
    }
}
