package io.lorapipe.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Passes a content on and checks it against what was announced, for adapters. The digest is computed on another thread
 * while a piece is passed on; but the last piece is held back until length and digest have proved right, so a receiver
 * that waits for the announced length never gets a wrong content.
 */
public final class AnnouncedBytes {

    /** What the HTTP client takes at once without making new buffers. */
    private static final int PIECE = 64 * 1024;

    private static final int PIECES = 8;

    private final Content content;
    private final InputStream source;
    private final HashedBeside digest = new HashedBeside();

    private AnnouncedBytes(Content content, InputStream source) {
        this.content = content;
        this.source = source;
    }

    /** Takes the pieces of a content, one after the other. */
    @FunctionalInterface
    public interface Taker {

        /** Takes a piece: the start of an array, which is neither kept nor changed. */
        void take(byte[] bytes, int length) throws IOException;
    }

    /**
     * Copies the content to the target; what the target throws passes through, a source that fails is
     * {@link StoreException.Unavailable}, and other bytes than announced are {@link StoreException.Mismatch}.
     */
    public static void copy(Content content, OutputStream target, ByteProgress progress) throws IOException {
        try (InputStream source = open(content)) {
            long[] done = new long[1];
            new AnnouncedBytes(content, source).pass(new byte[PIECES][], PIECE, (bytes, length) -> {
                target.write(bytes, 0, length);
                done[0] += length;
                progress.moved(done[0], content.length());
            });
        }
    }

    /** The same in pieces of so many bytes, but for the last one, with one of them in memory. */
    public static void inPieces(Content content, int size, Taker taker) throws IOException {
        try (InputStream source = open(content)) {
            new AnnouncedBytes(content, source).pass(new byte[1][], size, taker);
        }
    }

    private void pass(byte[][] buffers, int size, Taker taker) throws IOException {
        long read = 0;
        for (int piece = 0; read < content.length(); piece = (piece + 1) % buffers.length) {
            int length = (int) Math.min(size, content.length() - read);
            digest.await(buffers.length - 1);
            if (buffers[piece] == null) {
                buffers[piece] = new byte[length];
            }
            int got = next(buffers[piece], length);
            read += got;
            if (got < length) {
                throw otherLength("only " + read);
            }
            digest.update(buffers[piece], length);
            if (read == content.length()) {
                checkEnd();
            }
            taker.take(buffers[piece], length);
        }
        if (read == 0) {
            checkEnd();
        }
    }

    private static InputStream open(Content content) {
        try {
            return content.source().open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int next(byte[] buffer, int length) {
        try {
            return source.readNBytes(buffer, 0, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void checkEnd() {
        if (next(new byte[1], 1) > 0) {
            throw otherLength("more");
        }
        String sha256 = digest.hex();
        if (!sha256.equals(content.sha256())) {
            throw new StoreException.Mismatch("The content announced with SHA-256 %s has %s; it was not stored."
                    .formatted(content.sha256(), sha256));
        }
    }

    private StoreException otherLength(String length) {
        return new StoreException.Mismatch("The content announced as %d bytes has %s bytes; it was not stored."
                .formatted(content.length(), length));
    }

    private static StoreException unreadable(IOException cause) {
        return new StoreException.Unavailable("The content to store could not be read to its end.", cause);
    }
}
