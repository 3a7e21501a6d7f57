package io.lorapipe.images.clean;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Which of a PNG's chunks beside the picture are as they should be. Browsers pass over those that are not; other
 * readers refuse the image because of them.
 */
final class PngChunks {

    private static final int COLOUR_TYPE = 25;
    private static final int LONGEST_PROFILE_NAME = 79;
    private static final int MOST_PALETTE_BYTES = 3 * 256;
    private static final int MOST_PROFILE_BYTES = 1 << 20;

    private final ByteBuffer image;

    PngChunks(ByteBuffer image) {
        this.image = image;
    }

    /** Those of the picture were checked, but for a palette that its pixels do not name. */
    boolean isSound(String type, int at) {
        if (type.equals("PLTE")) {
            return isPaletteUsual(image.getInt(at));
        }
        boolean needed = Character.isUpperCase(type.charAt(0));
        return needed || isChecksumRight(at) && isWellFormed(type, image.slice(at + 8, image.getInt(at)));
    }

    private boolean isChecksumRight(int at) {
        int length = image.getInt(at);
        var crc = new CRC32();
        crc.update(image.slice(at + 4, 4 + length));
        return image.getInt(at + 8 + length) == (int) crc.getValue();
    }

    private boolean isWellFormed(String type, ByteBuffer data) {
        int length = data.remaining();
        return switch (type) {
            case "gAMA" -> length == 4 && data.getInt() > 0;
            case "cHRM" -> length == 32;
            case "sRGB" -> length == 1 && data.get() >= 0 && data.get(0) <= 3;
            case "pHYs" -> length == 9;
            case "cICP" -> length == 4;
            case "mDCV" -> length == 24;
            case "cLLI" -> length == 8;
            case "tRNS" -> isTransparency(length);
            case "iCCP" -> isProfile(data);
            default -> true;
        };
    }

    /** Full colours may have one, as advice to poor screens; some readers stop at one that is odd, or beside grey. */
    private boolean isPaletteUsual(int length) {
        return switch (image.get(COLOUR_TYPE)) {
            case 2, 6 -> length > 0 && length <= MOST_PALETTE_BYTES && length % 3 == 0;
            case 3 -> true;
            default -> false;
        };
    }

    private boolean isTransparency(int length) {
        return switch (image.get(COLOUR_TYPE)) {
            case 0 -> length == 2;
            case 2 -> length == 6;
            case 3 -> length >= 1 && length <= 256;
            default -> false;
        };
    }

    /** A name, how it is packed, and what can be unpacked without end in no program. */
    private static boolean isProfile(ByteBuffer data) {
        int end = 0;
        while (end < data.remaining() && data.get(end) != 0) {
            end++;
        }
        boolean named = end >= 1 && end <= LONGEST_PROFILE_NAME && end + 2 < data.remaining();
        return named && data.get(end + 1) == 0 && unpacks(data.position(end + 2));
    }

    /** The checksum behind it may be missing: readers take as many bytes as a profile says that it has. */
    private static boolean unpacks(ByteBuffer packed) {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var piece = new byte[8 << 10];
            int unpacked = inflater.inflate(piece);
            int stated = unpacked < Integer.BYTES
                    ? MOST_PROFILE_BYTES
                    : ByteBuffer.wrap(piece).getInt();
            while (!inflater.finished() && unpacked <= MOST_PROFILE_BYTES) {
                int count = inflater.inflate(piece);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return stated >= 0 && stated <= unpacked;
                }
                unpacked += count;
            }
            return unpacked <= MOST_PROFILE_BYTES;
        } catch (DataFormatException damaged) {
            return false;
        }
    }
}
