package io.lorapipe.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads a content slice by slice on a thread of its own, some slices ahead of its user, hashes what it has read and
 * checks it against what was announced.
 */
final class ReadAhead implements AutoCloseable {

    /** What the HTTP client takes at once without making new buffers. */
    static final int SLICE = 64 * 1024;

    private static final int AHEAD = 16;

    private final Content content;
    private final long piece;
    private final InputStream source;
    private final MessageDigest sha256 = Sha256.digest();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Queue<Slice> coming = new ArrayDeque<>();
    private final Queue<byte[]> free = new ArrayDeque<>();
    private long asked;
    private long given;

    /** @param piece in bytes: no slice crosses a multiple of it */
    ReadAhead(Content content, long piece) {
        this.content = content;
        this.piece = piece;
        this.source = open(content);
        ask();
    }

    /** Some bytes, at the start of an array. */
    record Slice(byte[] bytes, int length, CompletableFuture<Void> read) {}

    /** How many bytes were not given yet. */
    long left() {
        return content.length() - given;
    }

    /**
     * Waits for the next slice, the last one of which comes once length and digest of them all have proved right: a
     * source that fails is {@link StoreException.Unavailable}, and other bytes than announced are
     * {@link StoreException.Mismatch}.
     */
    Slice next() {
        Slice slice = coming.remove();
        try {
            slice.read().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        given += slice.length();
        ask();
        return slice;
    }

    /** Checks a content that has no slices. */
    void checkEmpty() {
        if (content.length() == 0) {
            checkEnd();
        }
    }

    /** Takes the array of a slice back, for others. */
    void release(Slice slice) {
        free.add(slice.bytes());
    }

    private void ask() {
        while (coming.size() < AHEAD && asked < content.length()) {
            int length = (int) Math.min(SLICE, Math.min(piece - asked % piece, content.length() - asked));
            byte[] bytes = free.isEmpty() ? new byte[(int) Math.min(SLICE, content.length())] : free.remove();
            asked += length;
            long end = asked;
            coming.add(new Slice(bytes, length, CompletableFuture.runAsync(() -> readNow(bytes, length, end), thread)));
        }
    }

    private void readNow(byte[] into, int length, long end) {
        int got = next(into, length);
        if (got < length) {
            throw otherLength("only " + (end - length + got));
        }
        sha256.update(into, 0, length);
        if (end == content.length()) {
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

    private int next(byte[] into, int length) {
        try {
            return source.readNBytes(into, 0, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void checkEnd() {
        if (next(new byte[1], 1) > 0) {
            throw otherLength("more");
        }
        String got = Sha256.hex(sha256.digest());
        if (!got.equals(content.sha256())) {
            throw new StoreException.Mismatch("The content announced with SHA-256 %s has %s; it was not stored."
                    .formatted(content.sha256(), got));
        }
    }

    private StoreException otherLength(String length) {
        return new StoreException.Mismatch("The content announced as %d bytes has %s bytes; it was not stored."
                .formatted(content.length(), length));
    }

    private static StoreException unreadable(IOException cause) {
        return new StoreException.Unavailable("The content to store could not be read to its end.", cause);
    }

    /** Reads no further, and closes the source once it is not read from any more. */
    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        thread.close();
        source.close();
    }
}
