package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.lorapipe.images.picture.JpegMarkers;
import io.lorapipe.images.picture.Orientation;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The metadata of a JPEG (ITU-T T.81, annex B). Kept: the picture, JFIF, Adobe's colour transform and the ICC profile;
 * of EXIF the orientation. Removed: all other application segments (EXIF, XMP, IPTC, maker's notes, further pictures),
 * comments, what lies between the segments, and what follows the picture.
 */
final class JpegMetadata {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int RST0 = 0xd0;
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

    /** Shorter ones say nothing, and some readers stop at them. */
    private static final int JFIF_LENGTH = 14;

    /** Where the width and the height of a small picture are stated, a byte each. */
    private static final int JFIF_SIZES = 12;

    private static final int ADOBE_LENGTH = 12;
    private static final int ICC_LENGTH = 14;

    private final ByteBuffer image;
    private Orientation orientation = Orientation.UPRIGHT;
    private int found;
    private boolean scanned;

    private JpegMetadata(ByteBuffer image) {
        this.image = image.slice();
    }

    static List<Part> removed(ByteBuffer image) {
        return new JpegMetadata(image).parts();
    }

    private List<Part> parts() {
        var rest = new Parts();
        image.position(2);
        int marker = nextMarker();
        for (int start = found; marker != EOI; start = found) {
            int end = start + 2 + length(marker);
            if (isKept(marker, image.slice(Math.min(start + 4, end), Math.max(0, end - start - 4)))) {
                keep(rest, marker, start, end);
            }
            image.position(end);
            boolean scan = marker == SOS;
            marker = nextMarker();
            if (scan) {
                scanned = true;
                while (marker >= RST0 && marker < SOI) {
                    marker = nextMarker();
                }
                rest.keep(end, found - end);
            }
        }
        if (!scanned) {
            throw new IllegalArgumentException("no picture");
        }
        return begun(found < image.limit() ? rest.keep(found, 2) : rest.write((byte) 0xff, (byte) EOI));
    }

    /** As readers count it: never less than the two bytes that state it. */
    private int length(int marker) {
        return JpegMarkers.standsAlone(marker) ? 0 : Math.max(2, Short.toUnsignedInt(image.getShort(found + 2)));
    }

    /** The orientation goes to the front, where EXIF belongs. */
    private List<Part> begun(Parts rest) {
        var parts = new Parts().keep(0, 2);
        if (!orientation.isUpright()) {
            parts.write(segment(orientation.exif()));
        }
        for (var part : rest.all()) {
            switch (part) {
                case Part.Kept(long position, long length) -> parts.keep(position, length);
                case Part.Written(byte[] bytes) -> parts.write(bytes);
            }
        }
        return parts.all();
    }

    /** JFIF without its small picture, which may show what was cut away since; and no more than Adobe's has. */
    private void keep(Parts rest, int marker, int start, int end) {
        int data = start + 4;
        if (marker == APP0 && (end - data > JFIF_LENGTH || image.getShort(data + JFIF_SIZES) != 0)) {
            rest.write(header(marker, JFIF_LENGTH)).keep(data, JFIF_SIZES).write((byte) 0, (byte) 0);
        } else if (marker == APP14 && end - data > ADOBE_LENGTH) {
            rest.write(header(marker, ADOBE_LENGTH)).keep(data, ADOBE_LENGTH);
        } else {
            rest.keep(start, end - start);
        }
    }

    private static byte[] header(int marker, int length) {
        return new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (2 + length)};
    }

    private boolean isKept(int marker, ByteBuffer segment) {
        if (marker == APP1 && begins(segment, EXIF) && orientation.isUpright() && !scanned) {
            orientation = Orientation.in(segment.slice(EXIF.length(), segment.remaining() - EXIF.length()));
        }
        return switch (marker) {
            case APP0 -> begins(segment, JFIF) && segment.remaining() >= JFIF_LENGTH;
            case APP2 -> begins(segment, ICC) && segment.remaining() >= ICC_LENGTH;
            case APP14 -> begins(segment, ADOBE) && segment.remaining() >= ADOBE_LENGTH;
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

    /**
     * Passes over compressed data and over what is nothing; notes where the marker is. Where the file ends, or a
     * segment that goes on beyond it begins, the picture is at its end too.
     */
    private int nextMarker() {
        try {
            int marker = JpegMarkers.next(image);
            found = image.position() - 2;
            return isWhole(marker) ? marker : end(found);
        } catch (BufferUnderflowException endOfFile) {
            return end(image.limit());
        }
    }

    private boolean isWhole(int marker) {
        return marker == EOI
                || JpegMarkers.standsAlone(marker)
                || found + 4 <= image.limit() && found + 2 + length(marker) <= image.limit();
    }

    private int end(int cut) {
        image.limit(cut);
        found = cut;
        return EOI;
    }
}
