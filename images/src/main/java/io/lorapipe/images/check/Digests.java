package io.lorapipe.images.check;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The two sums of a file. */
record Digests(long crc32, String sha256) {

    static Digests of(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.slice());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes.slice());
            return new Digests(crc.getValue(), HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
