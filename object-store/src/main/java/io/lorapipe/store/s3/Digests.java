package io.lorapipe.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The digests of the S3 interface. */
final class Digests {

    private static final HexFormat HEX = HexFormat.of();

    private Digests() {}

    static MessageDigest sha256() {
        return named("SHA-256");
    }

    /** What S3 calls a part that it keeps unencrypted or under its own key. */
    static String md5(InputStream bytes) throws IOException {
        MessageDigest digest = md5();
        byte[] buffer = new byte[64 * 1024];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HEX.formatHex(digest.digest());
    }

    static MessageDigest md5() {
        return named("MD5");
    }

    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of what was read up to now. */
    static String hex(MessageDigest digest) {
        return HEX.formatHex(copy(digest).digest());
    }

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HEX.parseHex(hex));
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
