package io.lorapipe.training.links;

import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.custody.Downloads.SpoolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.regex.Pattern;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A file of ours that answers are copied into, piece after piece, as long as they are of one and the same file. */
final class Copy {

    private static final int BUFFER = 64 * 1024;
    private static final long NOT_KNOWN = -1;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final SeekableByteChannel file;
    private final long limit;
    private long total = NOT_KNOWN;
    private @Nullable String tag;

    Copy(SeekableByteChannel file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    long bytes() throws IOException {
        return file.size();
    }

    /** Asks for what is still missing, or for all of it where the file is no longer the one that was begun. */
    void askForRest(Request.Builder request) throws IOException {
        if (bytes() > 0) {
            request.header("Range", "bytes=" + bytes() + "-");
            if (tag != null) {
                request.header("If-Range", tag);
            }
        }
    }

    /** Takes the answer's body, which is all of the file. */
    Fetched all(Response response) throws IOException {
        total = response.body().contentLength();
        tag = strongTag(response);
        return from(response, 0);
    }

    /** Takes the answer's body, which the file goes on with. */
    Fetched rest(Response response) throws IOException {
        var range = RANGE.matcher(response.header("Content-Range", ""));
        if (!range.matches() || Long.parseLong(range.group(1)) != bytes()) {
            throw startsAgain("The answer holds another range than was asked for");
        }
        var totalNow = range.group(2).equals("*") ? total : Long.parseLong(range.group(2));
        var tagNow = strongTag(response);
        if (total != NOT_KNOWN && totalNow != total || tag != null && tagNow != null && !tagNow.equals(tag)) {
            throw startsAgain("The file was changed while it was fetched");
        }
        total = totalNow;
        return from(response, bytes());
    }

    private Fetched from(Response response, long start) throws IOException {
        if (Math.max(total, start + response.body().contentLength()) > limit) {
            return new Fetched.TooLarge();
        }
        file.truncate(start).position(start);
        var in = response.body().byteStream();
        var buffer = ByteBuffer.allocate(BUFFER);
        for (int read; (read = in.read(buffer.array())) >= 0; ) {
            if (file.position() + read > limit) {
                return new Fetched.TooLarge();
            }
            write(buffer.clear().limit(read));
        }
        if (file.position() < total) {
            throw new IOException("The answer ended after %d of %d bytes".formatted(file.position(), total));
        }
        return new Fetched.Whole(file.position());
    }

    /** What was copied is worth nothing; the next try begins at the beginning. */
    IOException startsAgain(String why) throws IOException {
        file.truncate(0);
        return new IOException(why);
    }

    private void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException full) {
            throw new SpoolException(full);
        }
    }

    /** Files with the same weak tag may differ in bytes. */
    private static @Nullable String strongTag(Response response) {
        var given = response.header("ETag");
        return given != null && given.startsWith("\"") ? given : null;
    }
}
