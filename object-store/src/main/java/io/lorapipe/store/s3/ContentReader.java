package io.lorapipe.store.s3;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a content part by part, a part again where it has to be sent again, and keeps no bytes. The last bytes are
 * given out only when length and digest of the whole have proved right, so that no wrong content is ever sent to its
 * end.
 */
final class ContentReader implements Closeable {

    private final Content content;
    private final ByteProgress progress;
    private @Nullable InputStream source;
    private long position;
    private long told;
    private long partBegin;
    private MessageDigest beforePart = Digests.sha256();
    private MessageDigest digest = Digests.sha256();
    private @Nullable RuntimeException failure;

    ContentReader(Content content, ByteProgress progress) {
        this.content = content;
        this.progress = progress;
    }

    /** The bytes of a part: of the one that follows the last one, or of the last one again. */
    InputStream part(long offset, long length) {
        rethrowFailure();
        try {
            begin(offset);
            return new PartStream(length);
        } catch (RuntimeException e) {
            throw remembered(e);
        }
    }

    /** Throws what the content or its listener failed with, if it did. */
    void rethrowFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    private void begin(long offset) {
        if (source == null || position != offset) {
            if (offset != partBegin) {
                throw new IllegalStateException("Byte " + offset + " begins no part.");
            }
            digest = Digests.copy(beforePart);
            reopen(offset);
        }
        partBegin = offset;
        beforePart = Digests.copy(digest);
        if (content.length() == 0) {
            checkEnd();
        }
    }

    private void reopen(long offset) {
        try {
            close();
            InputStream opened = content.source().open();
            source = opened;
            opened.skipNBytes(offset);
            position = offset;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int read(byte[] target, int from, int atMost) {
        int read = readSource(target, from, atMost);
        if (read < 0) {
            throw new StoreException.Mismatch("The content announced as %d bytes has only %d bytes; it was not stored."
                    .formatted(content.length(), position));
        }
        digest.update(target, from, read);
        position += read;
        if (position == content.length()) {
            checkEnd();
        }
        if (position > told) {
            told = position;
            progress.moved(position, content.length());
        }
        return read;
    }

    private int readSource(byte[] target, int from, int atMost) {
        try {
            return opened().read(target, from, atMost);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputStream opened() throws IOException {
        if (source == null) {
            throw new IOException("The content was closed while it was read.");
        }
        return source;
    }

    private void checkEnd() {
        if (readSource(new byte[1], 0, 1) >= 0) {
            throw new StoreException.Mismatch(
                    "The content announced as %d bytes has more bytes; it was not stored.".formatted(content.length()));
        }
        String sha256 = Digests.hex(digest);
        if (!sha256.equals(content.sha256())) {
            throw new StoreException.Mismatch("The content announced with SHA-256 %s has %s; it was not stored."
                    .formatted(content.sha256(), sha256));
        }
    }

    private RuntimeException remembered(RuntimeException e) {
        failure = e;
        return e;
    }

    private static StoreException unreadable(IOException cause) {
        return new StoreException.Unavailable("The content to store could not be read to its end.", cause);
    }

    @Override
    public void close() {
        try (InputStream closed = source) {
            source = null;
        } catch (IOException e) {
            // what was read of it has been checked
        }
    }

    /** Stays open at its end: the next part goes on there. */
    private final class PartStream extends InputStream {

        private long left;

        PartStream(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (left == 0) {
                return -1;
            }
            try {
                int read = ContentReader.this.read(target, from, (int) Math.min(length, left));
                left -= read;
                return read;
            } catch (RuntimeException e) {
                throw remembered(e);
            }
        }
    }
}
