package io.lorapipe.store.supabase;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.time.Duration;

/**
 * Takes the chunks of a content from its start and sends them on, from the offset that the server has. A chunk is in
 * memory until the server has it, so that a cut connection costs no second reading of the content.
 */
final class ChunkedUpload implements AnnouncedBytes.Taker {

    /** What the server wants, neither more nor less, but for the last one. */
    static final int CHUNK = 6 * 1024 * 1024;

    private final TusUpload upload;
    private final Content content;
    private final ByteProgress progress;
    private final SupabaseBucket bucket;
    private final Patience patience;
    private final EarlierBytes earlier = new EarlierBytes();
    private long reached;
    private long end;

    ChunkedUpload(TusUpload upload, long offset, Content content, ByteProgress progress, SupabaseBucket bucket) {
        this.upload = upload;
        this.reached = offset;
        this.content = content;
        this.progress = new Onward(progress);
        this.bucket = bucket;
        this.patience = upload.patience();
    }

    /** The server does not know the upload any more. */
    static final class Gone extends IOException {}

    /** The server does not work now, but keeps what it has. */
    static final class NotNow extends IOException {
        private final StoreException reason;
        private final Duration retryAfter;

        NotNow(StoreException reason, Duration retryAfter) {
            super(reason);
            this.reason = reason;
            this.retryAfter = retryAfter;
        }

        StoreException reason() {
            return reason;
        }
    }

    @Override
    public void take(AnnouncedBytes.Piece chunk) throws IOException {
        long start = end;
        end += chunk.length();
        if (reached > start) {
            chunk.copy(0, (int) (Math.min(reached, end) - start), earlier, ByteProgress.NONE);
        }
        send(chunk, start);
    }

    /** Whether the server may have got the last byte. */
    boolean nearlyDone() {
        return end == content.length();
    }

    /** The bytes that were not sent, because the server had them. */
    EarlierBytes earlier() {
        return earlier;
    }

    /** Until the server has it all; that it has the last byte does not say that it has made an object of them. */
    private void send(AnnouncedBytes.Piece chunk, long start) throws IOException {
        boolean sure = true;
        boolean acknowledged = false;
        while (reached < end || (end == content.length() && !acknowledged)) {
            try {
                long now = sure ? sendOnce(chunk, start) : whereItIs();
                moveTo(now);
                acknowledged = sure;
                sure = true;
            } catch (Gone known) {
                throw known;
            } catch (IOException cut) {
                if (!patience.lasts(cut instanceof NotNow later ? later.retryAfter : Duration.ZERO)) {
                    throw cut;
                }
                sure = false;
            }
        }
    }

    private void moveTo(long now) throws Gone {
        if (now < reached || now > end) {
            throw new Gone(); // another one goes on with this upload as well
        }
        if (now > reached) {
            patience.moved();
        }
        reached = now;
    }

    private long sendOnce(AnnouncedBytes.Piece chunk, long start) throws IOException {
        int from = (int) (reached - start);
        ByteProgress onward = (done, ofChunk) -> progress.moved(start + done, content.length());
        SupabaseAnswer answer = upload.patch(
                reached, chunk.length() - from, target -> chunk.copy(from, chunk.length(), target, onward));
        return switch (answer.status()) {
            case 200, 204 -> TusUpload.number(answer, "Upload-Offset");
            case 404, 410 -> throw new Gone();
            case 409 -> throw new IOException("The server has another offset");
            default -> {
                StoreException refusal = bucket.refusal(answer, content);
                if (refusal.retryable()) {
                    throw new NotNow(refusal, answer.retryAfter());
                }
                throw refusal;
            }
        };
    }

    private long whereItIs() throws IOException {
        return upload.offset(content.length()).orElseThrow(Gone::new);
    }
}
