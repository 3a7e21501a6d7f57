package io.lorapipe.store.testing;

import io.lorapipe.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/** Bytes for the contract: good, other than announced, and breaking off. */
final class TestBytes {

    private TestBytes() {}

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static Content instead(Content announced, byte[] bytes) {
        return new Content(
                announced.length(), announced.sha256(), announced.contentType(), () -> new ByteArrayInputStream(bytes));
    }

    static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
    }
}
