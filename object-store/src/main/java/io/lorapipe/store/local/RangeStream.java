package io.lorapipe.store.local;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The bytes of one range of a file. */
final class RangeStream extends InputStream {

    private final SeekableByteChannel channel;
    private long left;

    private RangeStream(SeekableByteChannel channel, long length) {
        this.channel = channel;
        this.left = length;
    }

    /** Takes the channel over: closes it when the range is refused. */
    static InputStream of(SeekableByteChannel channel, ByteRange range, long size) throws IOException {
        if (range.first() >= size && !range.isAll()) {
            channel.close();
            throw new StoreException.Refused(
                    "The object has %d bytes; a range cannot begin at %d.".formatted(size, range.first()));
        }
        return new RangeStream(channel.position(range.first()), range.lengthIn(size));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, left)));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
