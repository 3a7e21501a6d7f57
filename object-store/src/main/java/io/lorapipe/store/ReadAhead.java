package io.lorapipe.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads a content on a thread of its own, hashes what it has read and checks it against what was announced, while its
 * user passes on what came before.
 */
final class ReadAhead implements AutoCloseable {

    private final Content content;
    private final InputStream source;
    private final MessageDigest sha256 = Sha256.digest();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private long asked;

    ReadAhead(Content content) {
        this.content = content;
        this.source = open(content);
        if (content.length() == 0) {
            checkEnd();
        }
    }

    /** A place for some bytes; they are there after {@link #await}. */
    record Slice(byte[] bytes, int from, int length, CompletableFuture<Void> read) {

        /**
         * Waits for the bytes: a source that fails is {@link StoreException.Unavailable}, and other bytes than
         * announced are {@link StoreException.Mismatch}.
         */
        void await() {
            try {
                read.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }

    /** How many bytes were not asked for yet. */
    long left() {
        return content.length() - asked;
    }

    /** Has the next bytes read; the last ones are there once length and digest of them all have proved right. */
    Slice read(byte[] into, int from, int length) {
        asked += length;
        long end = asked;
        return new Slice(
                into, from, length, CompletableFuture.runAsync(() -> readNow(into, from, length, end), thread));
    }

    private void readNow(byte[] into, int from, int length, long end) {
        int got = next(into, from, length);
        if (got < length) {
            throw otherLength("only " + (end - length + got));
        }
        sha256.update(into, from, length);
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

    private int next(byte[] into, int from, int length) {
        try {
            return source.readNBytes(into, from, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void checkEnd() {
        if (next(new byte[1], 0, 1) > 0) {
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
