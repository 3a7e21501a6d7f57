package io.lorapipe.store.supabase;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUpload;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** An upload in chunks, begun or gone on with, for contents of more than one chunk. */
final class LargeUpload {

    private final TusUploads uploads;
    private final SupabaseFailures failures;
    private final SupabaseBucket bucket;

    LargeUpload(TusUploads uploads, SupabaseFailures failures, SupabaseBucket bucket) {
        this.uploads = uploads;
        this.failures = failures;
        this.bucket = bucket;
    }

    /** An upload to go on with, and from where. */
    private record Open(ResumableUpload upload, long offset) {}

    /**
     * Sends the content; fails with an IOException when it is not known what the server did.
     *
     * @param there whether the content has become an object, asked when the upload is gone
     * @return what an earlier process had sent of it
     */
    EarlierBytes send(ObjectKey key, Content content, ByteProgress progress, BooleanSupplier there) throws IOException {
        Open open = goneOnWith(key, content).orElseGet(() -> begun(key, content));
        try {
            return transfer(open, content, progress);
        } catch (ChunkedUpload.Gone gone) {
            uploads.forget(open.upload());
        }
        if (there.getAsBoolean()) { // another process ended it
            return new EarlierBytes();
        }
        try {
            return transfer(begun(key, content), content, progress);
        } catch (ChunkedUpload.Gone again) {
            throw failures.cutOff(key, again);
        }
    }

    private Open begun(ObjectKey key, Content content) {
        return new Open(uploads.begin(key, content), 0);
    }

    private Optional<Open> goneOnWith(ObjectKey key, Content content) {
        Optional<ResumableUpload> found = uploads.find(key, content);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            OptionalLong offset = uploads.open(found.get()).offset(content.length());
            if (offset.isPresent()) {
                return Optional.of(new Open(found.get(), offset.getAsLong()));
            }
        } catch (IOException e) {
            throw failures.unreachable(e);
        }
        uploads.forget(found.get());
        return Optional.empty();
    }

    private EarlierBytes transfer(Open open, Content content, ByteProgress progress) throws IOException {
        ChunkedUpload chunks = new ChunkedUpload(uploads.open(open.upload()), open.offset(), content, progress, bucket);
        try {
            AnnouncedBytes.inPieces(content, ChunkedUpload.CHUNK, chunks);
        } catch (ChunkedUpload.NotNow later) {
            throw later.reason();
        } catch (ChunkedUpload.Gone gone) {
            throw gone;
        } catch (IOException cut) {
            if (chunks.nearlyDone()) {
                throw cut;
            }
            throw failures.cutOff(open.upload().key(), cut);
        } catch (RuntimeException ours) { // the source, the listener or the server will never end it
            takeBack(open.upload(), ours);
            throw ours;
        }
        uploads.forget(open.upload());
        return chunks.earlier();
    }

    private void takeBack(ResumableUpload upload, RuntimeException why) {
        try {
            uploads.takeBack(upload);
        } catch (StoreException stillThere) {
            why.addSuppressed(stillThere); // it stays remembered, for the sweeper
        }
    }
}
