package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The metadata of a JPEG (ITU-T T.81, annex B). Kept: the picture, JFIF, Adobe's colour transform and the ICC profile;
 * of EXIF the orientation. Removed: all other application segments (EXIF, XMP, IPTC, maker's notes, further pictures),
 * comments, and what follows the picture.
 */
final class JpegMetadata {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final String EXIF = "Exif\0\0";
    private static final String JFIF = "JFIF\0";
    private static final String ADOBE = "Adobe";
    private static final String ICC = "ICC_PROFILE\0";

    private final ByteBuffer image;
    private Orientation orientation = Orientation.UPRIGHT;

    private JpegMetadata(ByteBuffer image) {
        this.image = image.slice();
    }

    static List<Part> removed(ByteBuffer image) {
        return new JpegMetadata(image).parts();
    }

    private List<Part> parts() {
        var tables = new Parts();
        int marker = SOI;
        int from = 2;
        image.position(2);
        while (marker != EOI) {
            marker = nextMarker();
            int start = image.position() - 2;
            if (marker != EOI && !standsAlone(marker)) {
                int length = Short.toUnsignedInt(image.getShort());
                var segment = image.slice(image.position(), length - 2);
                image.position(start + 2 + length);
                if (!isKept(marker, segment)) {
                    tables.keep(from, start - from);
                    from = image.position();
                }
            }
        }
        tables.keep(from, image.position() - from);
        return begun(tables.all());
    }

    /** The orientation goes to the front, where EXIF belongs. */
    private List<Part> begun(List<Part> rest) {
        var parts = new Parts().keep(0, 2);
        if (!orientation.isUpright()) {
            parts.write(segment(orientation.exif()));
        }
        for (var part : rest) {
            switch (part) {
                case Part.Kept(long position, long length) -> parts.keep(position, length);
                case Part.Written(byte[] bytes) -> parts.write(bytes);
            }
        }
        return parts.all();
    }

    private boolean isKept(int marker, ByteBuffer segment) {
        if (marker == APP1 && begins(segment, EXIF) && orientation.isUpright()) {
            orientation = Orientation.in(segment.slice(EXIF.length(), segment.remaining() - EXIF.length()));
        }
        return switch (marker) {
            case APP0 -> begins(segment, JFIF);
            case APP2 -> begins(segment, ICC);
            case APP14 -> begins(segment, ADOBE);
            default -> marker != COMMENT && (marker < APP0 || marker > APP15);
        };
    }

    private static boolean begins(ByteBuffer segment, String text) {
        var expected = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
        return segment.remaining() >= expected.remaining()
                && segment.slice(0, expected.remaining()).equals(expected);
    }

    private static byte[] segment(byte[] exif) {
        int length = 2 + EXIF.length() + exif.length;
        return ByteBuffer.allocate(2 + length)
                .put((byte) 0xff)
                .put((byte) APP1)
                .putShort((short) length)
                .put(EXIF.getBytes(ISO_8859_1))
                .put(exif)
                .array();
    }

    /** Passes over compressed data as well: there, 0xff is always followed by zero or a restart marker. */
    private int nextMarker() {
        while (true) {
            while (image.get() != (byte) 0xff) {}
            int code = 0xff;
            while (code == 0xff) {
                code = Byte.toUnsignedInt(image.get());
            }
            if (code != 0) {
                return code;
            }
        }
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= SOI;
    }
}
