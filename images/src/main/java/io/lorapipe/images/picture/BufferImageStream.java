package io.lorapipe.images.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;

/** Lets a decoder read a buffer in place, without the copy or the temporary file that ImageIO makes. */
final class BufferImageStream extends ImageInputStreamImpl {

    private static final int END = -1;

    private final ByteBuffer bytes;
    private final boolean failing;
    private boolean passed;

    private BufferImageStream(ByteBuffer bytes, boolean failing) {
        this.bytes = bytes.slice();
        this.failing = failing;
    }

    static BufferImageStream of(ByteBuffer bytes) {
        return new BufferImageStream(bytes, false);
    }

    /** For decoders that take the end of a stream for nothing to stop at. */
    static BufferImageStream failingAtItsEnd(ByteBuffer bytes) {
        return new BufferImageStream(bytes, true);
    }

    /** Whether more was wanted than there is. */
    boolean isPassed() {
        return passed;
    }

    @Override
    public int read() throws IOException {
        checkClosed();
        bitOffset = 0;
        return streamPos >= bytes.limit() ? end() : Byte.toUnsignedInt(bytes.get((int) streamPos++));
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
            return end();
        }
        bytes.get((int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private int end() throws IOException {
        passed = true;
        if (failing) {
            throw new IOException("read beyond the end");
        }
        return END;
    }

    /** As eight bits are read at a time, without the copy that is usual. */
    @Override
    public long readLong() throws IOException {
        checkClosed();
        if (streamPos + Long.BYTES > bytes.limit()) {
            return super.readLong();
        }
        bitOffset = 0;
        long value = bytes.order(getByteOrder()).getLong((int) streamPos);
        streamPos += Long.BYTES;
        return value;
    }

    @Override
    public long length() {
        return bytes.limit();
    }
}
