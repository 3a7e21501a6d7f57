package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lorapipe.images.picture.JpegMarkers;
import io.lorapipe.images.picture.Orientation;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG (ITU-T T.81, annex B) from its start to its first scan. */
final class JpegLayout {

    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int JPEG_LS = 0xf7;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
    private static final int FEWEST_BITS = 2;
    private static final int USUAL_BITS = 8;
    private static final int MOST_BITS = 16;

    private JpegLayout() {}

    static Layout read(ByteBuffer bytes) {
        @Nullable Layout frame = null;
        var orientation = Orientation.UPRIGHT;
        Layout.skip(bytes, 2);
        for (int marker = JpegMarkers.next(bytes); marker != EOI; marker = JpegMarkers.next(bytes)) {
            if (JpegMarkers.standsAlone(marker)) {
                continue;
            }
            int length = Math.max(2, Short.toUnsignedInt(bytes.getShort()));
            ByteBuffer segment = bytes.slice();
            Layout.skip(bytes, length - 2);
            segment.limit(length - 2);
            if (marker == JPEG_LS) {
                return Layout.unusual("is a JPEG-LS image, which few programs read");
            }
            if (startsFrame(marker) && frame == null) {
                frame = frame(marker, segment);
            } else if (marker == APP1 && orientation.isUpright()) {
                orientation = orientation(segment);
            } else if (marker == SOS) {
                break;
            }
        }
        if (frame instanceof Layout.Sound(int width, int height, boolean _)) {
            return new Layout.Sound(width, height, orientation.liesOnItsSide());
        }
        return frame == null ? Layout.corrupt("has no picture in it") : frame;
    }

    private static Layout frame(int marker, ByteBuffer segment) {
        int bits = Byte.toUnsignedInt(segment.get());
        int height = Short.toUnsignedInt(segment.getShort());
        int width = Short.toUnsignedInt(segment.getShort());
        if (bits < FEWEST_BITS || bits > MOST_BITS) {
            return Layout.corrupt("has a damaged header");
        }
        return switch (marker) {
            case 0xc0, 0xc1, 0xc2 ->
                bits == USUAL_BITS
                        ? new Layout.Sound(width, height, false)
                        : Layout.unusual("is a JPEG with " + bits + " bits for each colour");
            case 0xc9, 0xca -> Layout.unusual("is a JPEG with arithmetic coding, which few programs read");
            case 0xc3, 0xcb -> Layout.unusual("is a lossless JPEG, which few programs read");
            default -> Layout.unusual("is a hierarchical JPEG, which few programs read");
        };
    }

    private static Orientation orientation(ByteBuffer segment) {
        boolean exif = segment.remaining() > EXIF.length
                && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
        return exif
                ? Orientation.in(segment.slice(EXIF.length, segment.remaining() - EXIF.length))
                : Orientation.UPRIGHT;
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
