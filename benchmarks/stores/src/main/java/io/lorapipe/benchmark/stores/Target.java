package io.lorapipe.benchmark.stores;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.fal.FalStore;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.s3.S3Store;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.SupabaseStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where archives are put.
 *
 * @param address of the server behind the store
 * @param key that the server wants
 * @param directory in which the store or its server keeps objects
 */
record Target(Kind kind, URI address, String key, Path directory) {

    static final String BUCKET = "archives";
    static final String REGION = "us-east-1";
    static final String S3_ID = "an-id";

    /** @param server what the server said of itself: address and key */
    static Target of(Kind kind, String server, Path directory) {
        var words = server.split(" ");
        return new Target(kind, URI.create(words[0]), words[1], directory);
    }

    /** What the server said, for another process. */
    String said() {
        return address + " " + key;
    }

    private S3Settings s3() {
        return new S3Settings(BUCKET, REGION, address, null, S3_ID, key, null);
    }

    /** The product's adapter. */
    ObjectStore open() {
        var clock = Clock.systemUTC();
        return switch (kind) {
            case LOCAL -> LocalStore.open(directory, null, null, clock);
            case S3 -> S3Store.open(s3());
            case SUPABASE -> {
                var settings = new SupabaseSettings(address, null, key, BUCKET, null);
                yield SupabaseStore.open(settings, BUCKET, clock, ResumableUploads.inMemory());
            }
            case FAL -> FalStore.open(address, key, FalSettings.NONE.fileHosts(), FalSettings.NONE.expiry(), clock);
        };
    }

    /** Takes an object away again; fal.ai takes none, so its files go where they lie. */
    void remove(ObjectStore store, StoredObject object) throws IOException {
        if (kind != Kind.FAL) {
            store.delete(object.location());
            return;
        }
        try (var files = Files.list(directory.resolve("files").resolve("uploads"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
