package io.lorapipe.store.supabase;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A put from the first look to the last: whether it is there, whether it may be, the bytes, and what came of it. */
final class SupabasePut {

    private final ObjectStore store;
    private final SupabaseFailures failures;
    private final SupabaseBucket bucket;
    private final TusUploads uploads;
    private final PlainUpload plain;
    private final LargeUpload large;

    SupabasePut(
            ObjectStore store,
            SupabaseFailures failures,
            SupabaseBucket bucket,
            TusUploads uploads,
            PlainUpload plain,
            LargeUpload large) {
        this.store = store;
        this.failures = failures;
        this.bucket = bucket;
        this.uploads = uploads;
        this.plain = plain;
        this.large = large;
    }

    PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        Optional<StoredObject> before = there(key, content);
        if (before.isPresent()) {
            uploads.find(key, content).ifPresent(uploads::forget); // cut off after its last byte
            return new PutResult.AlreadyThere(before.get());
        }
        bucket.check(content);
        try {
            send(key, content, progress);
        } catch (IOException cut) {
            return verified(key, content, cut);
        }
        return verified(key, content, null);
    }

    private PutResult verified(ObjectKey key, Content content, @Nullable IOException cut) {
        Optional<StoredObject> seen;
        try {
            seen = store.head(store.at(key));
        } catch (StoreException.Unavailable silent) {
            throw failures.unknown(key, silent);
        }
        if (seen.isPresent() && StoredFacts.same(seen.get(), content)) {
            uploads.find(key, content).ifPresent(uploads::forget); // of one that was cut off after its last byte
            return new PutResult.Stored(seen.get());
        }
        throw seen.isPresent() && cut == null ? failures.other(key) : failures.unknown(key, cut);
    }

    private void send(ObjectKey key, Content content, ByteProgress progress) throws IOException {
        if (content.length() <= ChunkedUpload.CHUNK) {
            plain.send(key, content, progress);
            return;
        }
        EarlierBytes earlier =
                large.send(key, content, progress, () -> there(key, content).isPresent());
        if (earlier.length() > 0 && !isRight(earlier, key)) {
            store.delete(store.at(key));
            throw failures.cutOff(key, new IOException("An earlier process had sent other bytes"));
        }
    }

    private boolean isRight(EarlierBytes earlier, ObjectKey key) throws IOException {
        try (InputStream stored = store.get(store.at(key), new ByteRange(0, earlier.length() - 1))) {
            return earlier.are(stored);
        }
    }

    private Optional<StoredObject> there(ObjectKey key, Content content) {
        return store.head(store.at(key)).filter(object -> StoredFacts.same(object, content));
    }
}
