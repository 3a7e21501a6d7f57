package io.lorapipe.images.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Finds the markers of a JPEG (ITU-T T.81, B.1.1.2). */
public final class JpegMarkers {

    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private JpegMarkers() {}

    /**
     * The code of the next marker, behind whatever lies before it; the buffer then stands behind the code.
     *
     * @throws BufferUnderflowException when there is none
     */
    public static int next(ByteBuffer bytes) {
        while (true) {
            toNextFf(bytes);
            int code = 0xff;
            while (code == 0xff) {
                code = Byte.toUnsignedInt(bytes.get());
            }
            if (code != 0) {
                return code;
            }
        }
    }

    /** Whether nothing belongs to the marker but itself. */
    public static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
    }

    /** Compressed data is long, and little of it is 0xff: eight bytes at a time are passed over. */
    private static void toNextFf(ByteBuffer bytes) {
        int at = bytes.position();
        while (at + Long.BYTES <= bytes.limit() && !hasFf(bytes.getLong(at))) {
            at += Long.BYTES;
        }
        bytes.position(at);
        while (bytes.get() != (byte) 0xff) {}
    }

    /** Whether one of the bytes is 0xff, that is whether one of the inverted ones is zero. */
    private static boolean hasFf(long eight) {
        return (~eight - LOW_BITS & eight & HIGH_BITS) != 0;
    }
}
