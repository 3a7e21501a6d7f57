package io.lorapipe.archive.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies a stream into a file, but not endlessly. */
final class BoundedCopy {

    private static final int BUFFER = 1 << 16;

    private BoundedCopy() {}

    /**
     * Stops once the file is larger than {@code limit}, so that whoever checks its size sees that it is; answers the
     * digest of what was copied.
     */
    static String copy(InputStream bytes, Path file, long limit) throws IOException {
        var sha256 = sha256();
        var buffer = new byte[BUFFER];
        try (var out = Files.newOutputStream(file)) {
            long copied = 0;
            for (int read = bytes.read(buffer); read >= 0 && copied <= limit; read = bytes.read(buffer)) {
                out.write(buffer, 0, read);
                sha256.update(buffer, 0, read);
                copied += read;
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
