package io.lorapipe.images.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How an image is to be turned before it is shown, 1 to 8 with 1 for not at all: the one thing of EXIF (a TIFF
 * structure; CIPA DC-008) that is kept.
 */
public record Orientation(int value) {

    /** As it is. */
    public static final Orientation UPRIGHT = new Orientation(1);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int SIGNED_SHORT = 8;
    private static final int SIGNED_LONG = 9;
    private static final int ENTRY_BYTES = 12;
    private static final short LITTLE = 0x4949;
    private static final short BIG = 0x4d4d;

    /** Whether it is to be shown as it is. */
    public boolean isUpright() {
        return value == 1;
    }

    /** Whether width and height change places. */
    public boolean liesOnItsSide() {
        return value >= 5;
    }

    /** Of an EXIF block, which in some files begins like a JPEG's segment. */
    public static Orientation inBlock(ByteBuffer exif) {
        return in(beginsAsInJpeg(exif) ? exif.slice(6, exif.remaining() - 6) : exif);
    }

    /** Whether the block has before it what it has in a JPEG alone. */
    public static boolean beginsAsInJpeg(ByteBuffer exif) {
        return exif.remaining() > 6 && exif.get(0) == 'E' && exif.get(1) == 'x';
    }

    /** Upright where the structure says nothing, or nothing that makes sense. */
    public static Orientation in(ByteBuffer exif) {
        try {
            var tiff = exif.slice();
            switch (tiff.getShort()) {
                case LITTLE -> tiff.order(ByteOrder.LITTLE_ENDIAN);
                case BIG -> tiff.order(ByteOrder.BIG_ENDIAN);
                default -> {
                    return UPRIGHT;
                }
            }
            tiff.getShort();
            tiff.position(tiff.getInt());
            for (int left = Short.toUnsignedInt(tiff.getShort()); left > 0; left--) {
                var entry = tiff.slice(tiff.position(), ENTRY_BYTES).order(tiff.order());
                int tag = Short.toUnsignedInt(entry.getShort());
                int type = entry.getShort();
                if (tag == TAG && isWhole(type)) {
                    int value = isShort(type) ? entry.getShort(8) : entry.getInt(8);
                    return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
                }
                tiff.position(tiff.position() + ENTRY_BYTES);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** It should be a SHORT, but programs write others, and readers take them. */
    private static boolean isWhole(int type) {
        return isShort(type) || type == LONG || type == SIGNED_LONG;
    }

    private static boolean isShort(int type) {
        return type == SHORT || type == SIGNED_SHORT;
    }

    /** A structure that says this and nothing else. */
    public byte[] exif() {
        return ByteBuffer.allocate(8 + 2 + ENTRY_BYTES + 4)
                .putShort(BIG)
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) TAG)
                .putShort((short) SHORT)
                .putInt(1)
                .putShort((short) value)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
