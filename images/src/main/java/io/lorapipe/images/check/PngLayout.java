package io.lorapipe.images.check;

import io.lorapipe.images.picture.Orientation;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a PNG (ISO/IEC 15948) and checks those that make up the picture. */
final class PngLayout {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int HEADER_LENGTH = 13;
    private static final int PALETTE_COLOUR = 3;

    /** Also where the pixels are too small to name that many: readers leave out the rest. */
    private static final int MOST_COLOURS = 256;

    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int AC_TL = 0x6163544c;
    private static final int EX_IF = 0x65584966;

    private @Nullable ByteBuffer header;
    private boolean palette;
    private boolean pixels;
    private boolean animated;
    private @Nullable Orientation orientation;

    private PngLayout() {}

    static Layout read(ByteBuffer bytes) {
        Layout.skip(bytes, SIGNATURE_LENGTH);
        var layout = new PngLayout();
        while (true) {
            int length = bytes.getInt();
            ByteBuffer sum = bytes.slice();
            int type = bytes.getInt();
            ByteBuffer chunk = bytes.slice();
            if (length < 0 || !isType(type) || (layout.header == null) != (type == IHDR)) {
                return Layout.corrupt("has chunks that make no sense");
            }
            Layout.skip(bytes, length);
            if (bytes.getInt() != checksum(sum, length) && isCritical(type)) {
                return Layout.corrupt("is damaged: a checksum inside it is wrong");
            }
            if (type == IEND) {
                return layout.whole();
            }
            if (!layout.takes(type, chunk.limit(length))) {
                return Layout.corrupt("has chunks that make no sense");
            }
        }
    }

    private boolean takes(int type, ByteBuffer chunk) {
        switch (type) {
            case IHDR -> {
                header = chunk;
                return isHeader(chunk);
            }
            case PLTE -> {
                boolean again = palette;
                int colours = chunk.remaining() / 3;
                palette = colours >= 1 && colours <= MOST_COLOURS;
                return !again && (chunk.remaining() % 3 == 0 && palette || !isPaletteNeeded());
            }
            case IDAT -> {
                pixels = true;
                return palette || !isPaletteNeeded();
            }
            case AC_TL -> animated |= !pixels && chunk.remaining() >= 4 && chunk.getInt() > 1;
            case EX_IF -> orientation = orientation == null ? Orientation.inBlock(chunk.slice()) : orientation;
            default -> {}
        }
        return !isCritical(type);
    }

    private Layout whole() {
        if (header == null || !pixels) {
            return Layout.corrupt("has no picture in it");
        }
        return animated
                ? Layout.animated()
                : new Layout.Sound(
                        header.getInt(0), header.getInt(4), orientation != null && orientation.liesOnItsSide());
    }

    /** Every colour type has its depths; there is one way to compress, one to filter, and two to interlace. */
    private static boolean isHeader(ByteBuffer header) {
        if (header.remaining() != HEADER_LENGTH) {
            return false;
        }
        int bits = header.get(8);
        boolean colours = switch (header.get(9)) {
            case 0 -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
            case PALETTE_COLOUR -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
            case 2, 4, 6 -> bits == 8 || bits == 16;
            default -> false;
        };
        return colours && header.get(10) == 0 && header.get(11) == 0 && (header.get(12) & ~1) == 0;
    }

    private boolean isPaletteNeeded() {
        return header != null && header.get(9) == PALETTE_COLOUR;
    }

    private static int checksum(ByteBuffer typeAndData, int length) {
        CRC32 crc = new CRC32();
        crc.update(typeAndData.limit(Integer.BYTES + length));
        return (int) crc.getValue();
    }

    /** Four letters of ASCII. */
    private static boolean isType(int type) {
        for (int shift = 0; shift < 32; shift += 8) {
            int letter = type >>> shift & 0xdf;
            if (letter < 'A' || letter > 'Z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isCritical(int type) {
        return (type & 0x20000000) == 0;
    }
}
