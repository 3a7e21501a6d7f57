package io.lorapipe.images.check;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Walks the chunks of a PNG (ISO/IEC 15948) and checks the sums of those that make up the picture. */
final class PngLayout {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int AC_TL = 0x6163544c;

    private PngLayout() {}

    static Layout read(ByteBuffer bytes) {
        Layout.skip(bytes, SIGNATURE_LENGTH);
        Layout.@Nullable Sound size = null;
        boolean pixels = false;
        while (true) {
            int length = bytes.getInt();
            ByteBuffer sum = bytes.slice();
            int type = bytes.getInt();
            ByteBuffer chunk = bytes.slice();
            if (length < 0 || (size == null) != (type == IHDR)) {
                return Layout.corrupt("has chunks that make no sense");
            }
            Layout.skip(bytes, length);
            if (bytes.getInt() != checksum(sum, length) && isCritical(type)) {
                return Layout.corrupt("is damaged: a checksum inside it is wrong");
            }
            switch (type) {
                case IHDR -> size = new Layout.Sound(chunk.getInt(), chunk.getInt());
                case IDAT -> pixels = true;
                case AC_TL -> {
                    if (chunk.getInt() > 1) {
                        return Layout.animated();
                    }
                }
                case IEND -> {
                    return size == null || !pixels ? Layout.corrupt("has no picture in it") : size;
                }
                default -> {}
            }
        }
    }

    private static int checksum(ByteBuffer typeAndData, int length) {
        CRC32 crc = new CRC32();
        crc.update(typeAndData.limit(Integer.BYTES + length));
        return (int) crc.getValue();
    }

    private static boolean isCritical(int type) {
        return (type & 0x20000000) == 0;
    }
}
