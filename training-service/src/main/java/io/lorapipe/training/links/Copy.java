package io.lorapipe.training.links;

import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.custody.Downloads.SpoolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import okhttp3.Response;

/** A file of ours that answers are copied into, piece after piece. */
record Copy(SeekableByteChannel file, long limit) {

    private static final int BUFFER = 64 * 1024;

    long bytes() throws IOException {
        return file.size();
    }

    /** Takes the answer's body, which the file's bytes from {@code start} on are. */
    Fetched from(Response response, long start) throws IOException {
        if (start > 0 && !begins(response, start)) {
            throw startsAgain("The answer holds another range than was asked for");
        }
        if (response.body().contentLength() > limit - start) {
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

    private static boolean begins(Response response, long start) {
        var range = response.header("Content-Range");
        return range != null && range.startsWith("bytes " + start + "-");
    }
}
