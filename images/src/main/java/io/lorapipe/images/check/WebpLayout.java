package io.lorapipe.images.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP (RFC 9649) and reads the size of the frame that will be decoded. */
final class WebpLayout {

    private static final int RIFF_HEADER = 12;
    private static final int ANIMATION_FLAG = 0x02;

    private WebpLayout() {}

    static Layout read(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        long end = 8 + Integer.toUnsignedLong(bytes.getInt(4));
        if (end > bytes.limit()) {
            return Layout.truncated();
        }
        bytes.limit((int) end);
        Layout.skip(bytes, RIFF_HEADER);
        Layout.@Nullable Sound canvas = null;
        while (true) {
            int type = Integer.reverseBytes(bytes.getInt());
            long length = Integer.toUnsignedLong(bytes.getInt());
            ByteBuffer chunk = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
            Layout.skip(bytes, length);
            switch (type) {
                case 0x56503858 -> { // VP8X
                    if ((chunk.get(0) & ANIMATION_FLAG) != 0) {
                        return Layout.animated();
                    }
                    canvas = new Layout.Sound(1 + threeBytes(chunk, 4), 1 + threeBytes(chunk, 7));
                }
                case 0x56503820 -> { // VP8 and a space
                    return fits(lossy(chunk), canvas);
                }
                case 0x5650384c -> { // VP8L
                    return fits(lossless(chunk), canvas);
                }
                default -> {}
            }
            Layout.skip(bytes, length & 1);
        }
    }

    private static Layout fits(Layout frame, Layout.@Nullable Sound canvas) {
        return canvas == null || frame instanceof Layout.Faulty || frame.equals(canvas)
                ? frame
                : Layout.corrupt("states two different sizes");
    }

    private static Layout lossy(ByteBuffer chunk) {
        boolean keyFrame = (chunk.get() & 1) == 0;
        Layout.skip(chunk, 2);
        if (!keyFrame || threeBytes(chunk, 3) != 0x2a019d) {
            return Layout.corrupt("has no picture in it");
        }
        Layout.skip(chunk, 3);
        return new Layout.Sound(chunk.getShort() & 0x3fff, chunk.getShort() & 0x3fff);
    }

    private static Layout lossless(ByteBuffer chunk) {
        if (chunk.get() != 0x2f) {
            return Layout.corrupt("has no picture in it");
        }
        int sizes = chunk.getInt();
        return new Layout.Sound(1 + (sizes & 0x3fff), 1 + (sizes >>> 14 & 0x3fff));
    }

    private static int threeBytes(ByteBuffer bytes, int at) {
        return Byte.toUnsignedInt(bytes.get(at))
                | Byte.toUnsignedInt(bytes.get(at + 1)) << 8
                | Byte.toUnsignedInt(bytes.get(at + 2)) << 16;
    }
}
