package io.lorapipe.images.check;

import io.lorapipe.images.check.ImageProblem.Code;
import io.lorapipe.images.picture.Orientation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a WebP (RFC 9649) and reads the size of the frame that will be decoded. */
final class WebpLayout {

    private static final int RIFF_HEADER = 12;
    private static final int ANIMATION_FLAG = 0x02;
    private static final int EXTENDED_LENGTH = 10;
    private static final int NO_KEY_FRAME = 0x01;
    private static final int SHOWN = 0x10;
    private static final int LAST_PROFILE = 3;
    private static final int EXTENDED = 0x56503858;
    private static final int LOSSY = 0x56503820;
    private static final int LOSSLESS = 0x5650384c;
    private static final int EXIF = 0x45584946;
    private static final int ALPHA = 0x414c5048;
    private static final int COMPRESSION = 3;

    /** A lossless picture of any size takes no more than a few bytes, and four of memory for each of its pixels. */
    private static final int MOST_LOSSLESS_PIXELS = 1 << 24;

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
        boolean losslessAlpha = false;
        while (true) {
            int type = Integer.reverseBytes(bytes.getInt());
            long length = Integer.toUnsignedLong(bytes.getInt());
            ByteBuffer chunk = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
            Layout.skip(bytes, length);
            chunk.limit((int) length);
            switch (type) {
                case EXTENDED -> {
                    if (length != EXTENDED_LENGTH) {
                        return Layout.corrupt("has chunks that make no sense");
                    }
                    if ((chunk.get(0) & ANIMATION_FLAG) != 0) {
                        return Layout.animated();
                    }
                    canvas = new Layout.Sound(1 + threeBytes(chunk, 4), 1 + threeBytes(chunk, 7), false);
                }
                case LOSSY -> {
                    var frame = canvas == null ? lossy(chunk) : turned(fits(lossy(chunk), canvas), bytes, length & 1);
                    return losslessAlpha ? affordable(frame, "its transparency is lossless") : frame;
                }
                case LOSSLESS -> {
                    var frame =
                            canvas == null ? lossless(chunk) : turned(fits(lossless(chunk), canvas), bytes, length & 1);
                    return affordable(frame, "it is lossless");
                }
                default -> {
                    if (canvas == null) {
                        return Layout.corrupt("has chunks that make no sense");
                    }
                    losslessAlpha |= type == ALPHA && length > 0 && (chunk.get(0) & COMPRESSION) != 0;
                }
            }
            Layout.skip(bytes, length & 1);
        }
    }

    /** What follows the picture may be cut off or nonsense: nobody needs it to show the picture. */
    private static Layout turned(Layout frame, ByteBuffer rest, long padding) {
        if (!(frame instanceof Layout.Sound(int width, int height, boolean _))) {
            return frame;
        }
        long at = rest.position() + padding;
        while (at + 8 <= rest.limit()) {
            int type = Integer.reverseBytes(rest.getInt((int) at));
            long length = Integer.toUnsignedLong(rest.getInt((int) at + 4));
            at += 8;
            if (type == EXIF && length <= rest.limit() - at) {
                var orientation = Orientation.inBlock(rest.slice((int) at, (int) length));
                return new Layout.Sound(width, height, orientation.liesOnItsSide());
            }
            at += length + (length & 1);
        }
        return frame;
    }

    private static Layout affordable(Layout frame, String how) {
        return frame instanceof Layout.Sound size && size.pixels() > MOST_LOSSLESS_PIXELS
                ? new Layout.Faulty(
                        Code.TOO_MANY_PIXELS,
                        String.format(
                                Locale.ROOT,
                                "is a WebP of %d x %d pixels, the limit is %,d in all where %s",
                                size.shownWidth(),
                                size.shownHeight(),
                                MOST_LOSSLESS_PIXELS,
                                how),
                        "scale it down, or save it as PNG or JPEG")
                : frame;
    }

    private static Layout fits(Layout frame, Layout.Sound canvas) {
        return frame instanceof Layout.Faulty || frame.equals(canvas)
                ? frame
                : Layout.corrupt("states two different sizes");
    }

    private static Layout lossy(ByteBuffer chunk) {
        int frame = chunk.get();
        boolean shown = (frame & (NO_KEY_FRAME | SHOWN)) == SHOWN && (frame >> 1 & 7) <= LAST_PROFILE;
        Layout.skip(chunk, 2);
        if (!shown || threeBytes(chunk, 3) != 0x2a019d) {
            return Layout.corrupt("has no picture in it");
        }
        Layout.skip(chunk, 3);
        return new Layout.Sound(chunk.getShort() & 0x3fff, chunk.getShort() & 0x3fff, false);
    }

    private static Layout lossless(ByteBuffer chunk) {
        if (chunk.get() != 0x2f) {
            return Layout.corrupt("has no picture in it");
        }
        int sizes = chunk.getInt();
        return new Layout.Sound(1 + (sizes & 0x3fff), 1 + (sizes >>> 14 & 0x3fff), false);
    }

    private static int threeBytes(ByteBuffer bytes, int at) {
        return Byte.toUnsignedInt(bytes.get(at))
                | Byte.toUnsignedInt(bytes.get(at + 1)) << 8
                | Byte.toUnsignedInt(bytes.get(at + 2)) << 16;
    }
}
