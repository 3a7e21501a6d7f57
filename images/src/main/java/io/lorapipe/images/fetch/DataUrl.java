package io.lorapipe.images.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lorapipe.images.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** An image that stands in its own address: {@code data:image/png;base64,...} (RFC 2397). */
public final class DataUrl {

    private static final String SCHEME = "data:";

    private DataUrl() {}

    /** Whether it is one. */
    public static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Writes the image into a file, unless it has more bytes or the address holds none. */
    public static FetchResult into(Path file, String url, long maxBytes) throws IOException {
        String shown = "the data: address";
        int comma = url.indexOf(',');
        if (comma < 0 || !url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return Refusals.notBase64(shown);
        }
        if (url.length() - comma > maxBytes / 3 * 4 + 8) {
            return Refusals.tooManyBytes(shown, maxBytes);
        }
        try {
            byte[] image = Base64.getDecoder().decode(url.substring(comma + 1).getBytes(ISO_8859_1));
            if (image.length > maxBytes) {
                return Refusals.tooManyBytes(shown, maxBytes);
            }
            Files.write(file, image);
            return new Fetched(shown, file, image.length, sha256(image));
        } catch (IllegalArgumentException malformed) {
            return Refusals.notBase64(shown);
        }
    }

    private static String sha256(byte[] image) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
