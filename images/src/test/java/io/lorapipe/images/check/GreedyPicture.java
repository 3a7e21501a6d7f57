package io.lorapipe.images.check;

import java.io.ByteArrayOutputStream;

/** A small lossless WebP picture that each of 65,536 groups of codes could be needed for (RFC 9649, 3.7). */
final class GreedyPicture {

    private static final int SIDE = 256;
    private static final int GROUPS = 1 << 16;
    private static final int CODES = 5;

    /** In the order in which their own codes are stated. */
    private static final int[] LENGTHS = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    private GreedyPicture() {}

    static byte[] bytes() {
        var picture = new GreedyPicture();
        picture.put(0x2f, 8).put(SIDE - 1, 14).put(SIDE - 1, 14).put(0, 4);
        picture.put(0, 1).put(0, 1).put(1, 1).put(0, 3).put(0, 1);
        picture.onlySymbol(255, 8).onlySymbol(255, 8);
        picture.onlySymbol(0, 1).onlySymbol(0, 1).onlySymbol(0, 1);
        for (int code = 0; code < GROUPS * CODES; code++) {
            picture.longCode();
        }
        picture.bytes.writeBytes(new byte[SIDE * SIDE]);
        return picture.bytes.toByteArray();
    }

    /** Sixteen symbols with codes of 1 to 15 bits. */
    private void longCode() {
        put(0, 1).put(LENGTHS.length - 4, 4);
        for (int length : LENGTHS) {
            put(length < 16 ? 4 : 0, 3);
        }
        put(1, 1).put(1, 3).put(16 - 2, 4);
        for (int symbol = 1; symbol <= 16; symbol++) {
            put(Integer.reverse(Math.min(symbol, 15)) >>> 28, 4);
        }
    }

    private GreedyPicture onlySymbol(int symbol, int bits) {
        return put(1, 1).put(0, 1).put(bits == 8 ? 1 : 0, 1).put(symbol, bits);
    }

    private GreedyPicture put(int value, int bits) {
        pending |= value << count;
        for (count += bits; count >= 8; count -= 8) {
            bytes.write(pending);
            pending >>>= 8;
        }
        return this;
    }
}
