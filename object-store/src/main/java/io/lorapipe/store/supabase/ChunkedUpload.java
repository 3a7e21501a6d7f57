package io.lorapipe.store.supabase;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * Takes the bytes of a content from its start and sends them on in chunks, from the offset that the server has. A chunk
 * is kept until the server has it, so that a cut connection costs no second reading of the content.
 */
final class ChunkedUpload extends OutputStream {

    /** What the server wants, neither more nor less, but for the last one. */
    static final int CHUNK = 6 * 1024 * 1024;

    private final TusUpload upload;
    private final Content content;
    private final ByteProgress progress;
    private final SupabaseBucket bucket;
    private final Patience patience;
    private final EarlierBytes earlier = new EarlierBytes();
    private final byte[] chunk;
    private long reached;
    private long skip;
    private int filled;
    private long end;

    ChunkedUpload(TusUpload upload, long offset, Content content, ByteProgress progress, SupabaseBucket bucket) {
        this.upload = upload;
        this.reached = offset;
        this.skip = offset;
        this.content = content;
        this.progress = new Onward(progress);
        this.bucket = bucket;
        this.patience = upload.patience();
        this.chunk = new byte[(int) Math.min(CHUNK, content.length() - offset)];
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
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int skipped = (int) Math.min(skip, length);
        earlier.add(bytes, from, skipped);
        skip -= skipped;
        for (int taken = skipped; taken < length; ) {
            int fits = Math.min(chunk.length - filled, length - taken);
            System.arraycopy(bytes, from + taken, chunk, filled, fits);
            filled += fits;
            taken += fits;
            if (filled == chunk.length || reached + filled == content.length()) {
                sendChunk();
            }
        }
    }

    /** Ends an upload of which the server has all bytes and has yet to make an object. */
    void finish() throws IOException {
        if (chunk.length == 0) {
            sendChunk();
        }
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
    private void sendChunk() throws IOException {
        long start = reached;
        end = start + filled;
        boolean sure = true;
        boolean acknowledged = false;
        while (reached < end || (end == content.length() && !acknowledged)) {
            try {
                long now = sure ? sendOnce((int) (reached - start)) : whereItIs();
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
        filled = 0;
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

    private long sendOnce(int from) throws IOException {
        TusUpload.Piece piece = new TusUpload.Piece(chunk, from, filled - from);
        SupabaseAnswer answer = upload.patch(reached, piece, progress, content.length());
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
