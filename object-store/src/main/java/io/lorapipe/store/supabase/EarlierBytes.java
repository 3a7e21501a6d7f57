package io.lorapipe.store.supabase;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The start of a content that an earlier process has sent. What that process read may have been other bytes, and it did
 * not live to find out; so what the server got is compared with what they should be.
 */
final class EarlierBytes extends OutputStream {

    private final MessageDigest ours = sha256();
    private long length;

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        ours.update(bytes, from, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** Compares once. */
    boolean are(InputStream stored) throws IOException {
        MessageDigest theirs = sha256();
        byte[] buffer = new byte[128 * 1024];
        for (int read = stored.read(buffer); read >= 0; read = stored.read(buffer)) {
            theirs.update(buffer, 0, read);
        }
        return MessageDigest.isEqual(ours.digest(), theirs.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
