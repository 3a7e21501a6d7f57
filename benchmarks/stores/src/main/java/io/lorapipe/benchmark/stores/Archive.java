package io.lorapipe.benchmark.stores;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.local.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;

/**
 * The bytes that are uploaded: as a file, and as an object of a staging store. They are random, for nothing on their
 * way looks at them, and photographs cannot be compressed either.
 */
record Archive(Path file, ObjectStore staging, StoredObject staged) {

    static final String ZIP = "application/zip";

    private static final ObjectKey KEY = new ObjectKey("user/lora-training/training.zip");
    private static final int PIECE = 1_000_000;

    static Archive make(Path directory, long length) throws IOException {
        var file = directory.resolve("archive.zip");
        var random = new Random(7);
        var piece = new byte[PIECE];
        try (var out = Files.newOutputStream(file)) {
            for (long left = length; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
        open(directory).put(KEY, Content.of(file, ZIP), ByteProgress.NONE);
        return in(directory);
    }

    /** The archive that was made in this directory. */
    static Archive in(Path directory) {
        var staging = open(directory);
        var staged = staging.head(staging.at(KEY)).orElseThrow();
        return new Archive(directory.resolve("archive.zip"), staging, staged);
    }

    private static ObjectStore open(Path directory) {
        return LocalStore.open(directory.resolve("staging"), null, null, Clock.systemUTC());
    }

    long length() {
        return staged.size();
    }

    /** Looks at the staged archive and puts it into a store, as upload-service does. */
    StoredObject putInto(ObjectStore delivery, ObjectKey key) {
        var found = staging.head(staged.location()).orElseThrow();
        var content = Content.of(staging, found, Objects.requireNonNull(found.sha256()));
        return delivery.put(key, content, ByteProgress.NONE).object();
    }
}
