package io.lorapipe.images.clean;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lorapipe.images.picture.Orientation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The metadata of a PNG (ISO/IEC 15948). Kept: the picture and the chunks that say how its colours and its pixels are
 * meant; of EXIF the orientation. Removed: texts, XMP, EXIF, times, chunks of single programs, those that are damaged,
 * and what follows the picture.
 */
final class PngMetadata {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int AROUND_DATA = 12;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP",
            "mDCV", "cLLI");

    private PngMetadata() {}

    static List<Part> removed(ByteBuffer original) {
        var image = original.slice();
        var orientation = orientation(image);
        var chunks = new PngChunks(image);
        var parts = new Parts().keep(0, SIGNATURE_LENGTH);
        String type = "";
        for (int at = SIGNATURE_LENGTH; !type.equals("IEND"); ) {
            int length = AROUND_DATA + image.getInt(at);
            type = type(image, at);
            if (KEPT.contains(type) && chunks.isSound(type, at)) {
                parts.keep(at, length);
            }
            if (type.equals("IHDR") && !orientation.isUpright()) {
                parts.write(chunk(orientation.exif()));
            }
            at += length;
        }
        return parts.all();
    }

    private static Orientation orientation(ByteBuffer image) {
        String type = "";
        for (int at = SIGNATURE_LENGTH; !type.equals("IEND"); at += AROUND_DATA + image.getInt(at)) {
            type = type(image, at);
            if (type.equals("eXIf")) {
                return Orientation.inBlock(image.slice(at + 8, image.getInt(at)));
            }
        }
        return Orientation.UPRIGHT;
    }

    private static String type(ByteBuffer image, int chunk) {
        var type = new byte[4];
        image.get(chunk + 4, type);
        return new String(type, US_ASCII);
    }

    private static byte[] chunk(byte[] exif) {
        var chunk = ByteBuffer.allocate(AROUND_DATA + exif.length)
                .putInt(exif.length)
                .put("eXIf".getBytes(US_ASCII))
                .put(exif);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + exif.length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
