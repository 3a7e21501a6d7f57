package io.lorapipe.images.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/** Lets a decoder read a buffer in place, without the copy or the temporary file that ImageIO makes. */
final class BufferImageStream extends ImageInputStreamImpl {

    private final ByteBuffer bytes;

    BufferImageStream(ByteBuffer bytes) {
        this.bytes = bytes.slice();
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return streamPos >= bytes.limit() ? -1 : Byte.toUnsignedInt(bytes.get((int) streamPos++));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count = (int) Math.min(length, bytes.limit() - streamPos);
        if (count <= 0) {
            return -1;
        }
        bytes.get((int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.limit();
    }
}
