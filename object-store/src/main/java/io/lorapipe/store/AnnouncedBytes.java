package io.lorapipe.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Passes a content on and checks it against what was announced, for adapters. The last buffer is held back until length
 * and digest have proved right, so a receiver that waits for the announced length never gets a wrong content.
 */
public final class AnnouncedBytes {

    private static final int BUFFER = 128 * 1024;

    private AnnouncedBytes() {}

    /**
     * Copies the content to the target; what the target throws passes through, a source that fails is
     * {@link StoreException.Unavailable}, and other bytes than announced are {@link StoreException.Mismatch}.
     */
    public static void copy(Content content, OutputStream target, ByteProgress progress) throws IOException {
        try (InputStream source = open(content)) {
            MessageDigest digest = Sha256.digest();
            long done = 0;
            byte[] held = next(source);
            while (held.length > 0) {
                digest.update(held);
                byte[] following = done + held.length > content.length() ? new byte[0] : next(source);
                if (following.length == 0) {
                    check(content, done + held.length, digest);
                }
                target.write(held);
                done += held.length;
                progress.moved(done, content.length());
                held = following;
            }
            if (done == 0) {
                check(content, 0, digest);
            }
        }
    }

    private static InputStream open(Content content) {
        try {
            return content.source().open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static byte[] next(InputStream source) {
        try {
            byte[] buffer = new byte[BUFFER];
            int read = source.readNBytes(buffer, 0, BUFFER);
            return read == BUFFER ? buffer : Arrays.copyOf(buffer, read);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void check(Content content, long length, MessageDigest digest) {
        if (length != content.length()) {
            throw new StoreException.Mismatch("The content announced as %d bytes has %s bytes; it was not stored."
                    .formatted(content.length(), length > content.length() ? "more" : "only " + length));
        }
        String sha256 = Sha256.hex(digest.digest());
        if (!sha256.equals(content.sha256())) {
            throw new StoreException.Mismatch("The content announced with SHA-256 %s has %s; it was not stored."
                    .formatted(content.sha256(), sha256));
        }
    }

    private static StoreException unreadable(IOException cause) {
        return new StoreException.Unavailable("The content to store could not be read to its end.", cause);
    }
}
