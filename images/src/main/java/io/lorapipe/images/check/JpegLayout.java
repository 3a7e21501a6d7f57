package io.lorapipe.images.check;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Walks the segments of a JPEG (ITU-T T.81, annex B) from its start to its end marker. */
final class JpegLayout {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;

    /** A progressive photograph has about ten; a file with thousands is made to keep decoders busy. */
    private static final int MOST_SCANS = 100;

    private JpegLayout() {}

    static Layout read(ByteBuffer bytes) {
        Layout.@Nullable Sound frame = null;
        int scans = 0;
        for (int marker = nextMarker(bytes); marker != END_OF_IMAGE; marker = nextMarker(bytes)) {
            if (standsAlone(marker)) {
                continue;
            }
            int length = Short.toUnsignedInt(bytes.getShort());
            if (length < 2) {
                return Layout.corrupt("has a segment of impossible length");
            }
            ByteBuffer segment = bytes.slice();
            Layout.skip(bytes, length - 2);
            if (startsFrame(marker)) {
                if (frame != null) {
                    return Layout.corrupt("has more than one frame");
                }
                frame = frame(segment);
            } else if (marker == START_OF_SCAN && ++scans > MOST_SCANS) {
                return Layout.corrupt("has more than " + MOST_SCANS + " scans");
            }
        }
        return frame == null || scans == 0 ? Layout.corrupt("has no picture in it") : frame;
    }

    private static Layout.Sound frame(ByteBuffer segment) {
        segment.get();
        int height = Short.toUnsignedInt(segment.getShort());
        int width = Short.toUnsignedInt(segment.getShort());
        return new Layout.Sound(width, height);
    }

    /** Passes over compressed data as well: there, 0xff is always followed by zero or a restart marker. */
    private static int nextMarker(ByteBuffer bytes) {
        while (true) {
            while (bytes.get() != (byte) 0xff) {}
            int code = 0xff;
            while (code == 0xff) {
                code = Byte.toUnsignedInt(bytes.get());
            }
            if (code != 0) {
                return code;
            }
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE);
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
