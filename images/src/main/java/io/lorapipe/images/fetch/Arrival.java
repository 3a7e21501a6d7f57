package io.lorapipe.images.fetch;

import io.lorapipe.images.fetch.FetchResult.Fetched;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What has arrived of one image: bytes in a file, their digest so far, and by what the rest is asked for. */
final class Arrival {

    private static final int BUFFER = 64 << 10;
    private static final long UNKNOWN = -1;

    /** Where a part of an image begins, and how many bytes the whole image has. */
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    private final String shown;
    private final Path file;
    private final long maxBytes;
    private MessageDigest sha256 = sha256();
    private long bytes;
    private long total = UNKNOWN;
    private @Nullable String validator;

    Arrival(String shown, Path file, long maxBytes) {
        this.shown = shown;
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** Asks for the rest alone where part of it is here; a server where the image has changed sends all of it. */
    void resume(Request.Builder request) {
        if (bytes > 0 && validator != null) {
            request.header("Range", "bytes=" + bytes + "-").header("If-Range", validator);
        }
    }

    /** Takes the body of a 200, or of a 206 that continues what is here. */
    FetchResult take(Response response) throws IOException {
        if (response.code() == 200) {
            begin(response);
        } else if (!continues(response)) {
            forget();
            return Refusals.brokeOff(shown);
        }
        if (response.body().contentLength() > maxBytes - bytes) {
            return Refusals.tooManyBytes(shown, maxBytes);
        }
        try (var end = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var out = new BufferedOutputStream(end, BUFFER);
                var in = response.body().byteStream()) {
            return copy(in, out);
        }
    }

    private FetchResult copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (true) {
            int count;
            try {
                count = in.read(buffer);
            } catch (IOException failure) {
                return Refusals.because(shown, failure);
            }
            if (count < 0) {
                return total != UNKNOWN && total != bytes
                        ? Refusals.brokeOff(shown)
                        : new Fetched(shown, file, bytes, HexFormat.of().formatHex(sha256.digest()));
            }
            if (bytes + count > maxBytes) {
                return Refusals.tooManyBytes(shown, maxBytes);
            }
            out.write(buffer, 0, count);
            sha256.update(buffer, 0, count);
            bytes += count;
        }
    }

    private void begin(Response response) throws IOException {
        forget();
        total = response.body().contentLength();
        String etag = response.header("ETag");
        validator = etag != null && !etag.startsWith("W/") ? etag : null;
    }

    private void forget() throws IOException {
        Files.deleteIfExists(file);
        sha256 = sha256();
        bytes = 0;
        total = UNKNOWN;
        validator = null;
    }

    /** Whether it goes on where this ended; what it leaves out is asked for again. */
    private boolean continues(Response response) {
        var range = RANGE.matcher(String.valueOf(response.header("Content-Range")));
        if (bytes == 0 || !range.matches() || Long.parseLong(range.group(1)) != bytes) {
            return false;
        }
        long whole = Long.parseLong(range.group(2));
        boolean same = total == UNKNOWN || total == whole;
        total = whole;
        return same;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
