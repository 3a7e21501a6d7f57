package io.lorapipe.images.clean;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.List;

/** Reads the parts of an image one after the other. */
final class PartsInput extends InputStream {

    private final FileChannel file;
    private final Iterator<Part> rest;
    private Part part = new Part.Written(new byte[0]);
    private long done;

    PartsInput(FileChannel file, List<Part> parts) {
        this.file = file;
        this.rest = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (left() == 0) {
            if (!rest.hasNext()) {
                return -1;
            }
            part = rest.next();
            done = 0;
        }
        int count = (int) Math.min(length, left());
        var piece = ByteBuffer.wrap(target, offset, count);
        switch (part) {
            case Part.Kept(long position, long _) -> fill(piece, position + done);
            case Part.Written(byte[] bytes) -> piece.put(bytes, (int) done, count);
        }
        done += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private long left() {
        return switch (part) {
            case Part.Kept(long _, long length) -> length - done;
            case Part.Written(byte[] bytes) -> bytes.length - done;
        };
    }

    private void fill(ByteBuffer piece, long from) throws IOException {
        for (long at = from; piece.hasRemaining(); ) {
            int count = file.read(piece, at);
            if (count < 0) {
                throw new EOFException("An image became shorter while it was packed");
            }
            at += count;
        }
    }
}
