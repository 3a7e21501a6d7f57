package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

/** One Huffman table of a JPEG (ITU-T T.81, annex C), made for looking up. */
final class HuffmanCodes {

    static final int QUICK_BITS = 9;
    static final int LONGEST = 16;

    /** By the next nine bits: a code's length times 256 plus its symbol; 0 where the code is longer. */
    private final short[] quick = new short[1 << QUICK_BITS];

    /** By length: the first code that is too large for it, in sixteen bits; and what leads from code to symbol. */
    private final int[] ends = new int[LONGEST + 1];

    private final int[] offsets = new int[LONGEST + 1];
    private final byte[] symbols;

    /** Of the number of codes of each length, 1 to 16, and the symbols in the order of their codes. */
    HuffmanCodes(int[] counts, byte[] symbols) throws Flawed {
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offsets[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++) {
                unless(code < 1 << length);
                note(code++, length, symbols[index++]);
            }
            ends[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    private void note(int code, int length, byte symbol) {
        int shift = QUICK_BITS - length;
        for (int i = 0; shift >= 0 && i < 1 << shift; i++) {
            quick[(code << shift) + i] = (short) (length << 8 | Byte.toUnsignedInt(symbol));
        }
    }

    /** The code at the start of sixteen bits: its length times 256 plus its symbol; 0 when there is none. */
    int at(int sixteenBits) {
        int found = quick[sixteenBits >>> (LONGEST - QUICK_BITS)];
        return found != 0 ? found : longer(sixteenBits);
    }

    private int longer(int sixteenBits) {
        for (int length = QUICK_BITS + 1; length <= LONGEST; length++) {
            if (sixteenBits < ends[length]) {
                int index = (sixteenBits >>> (LONGEST - length)) + offsets[length];
                return length << 8 | Byte.toUnsignedInt(symbols[index]);
            }
        }
        return 0;
    }

    boolean hasSymbolsAbove(int limit) {
        for (byte symbol : symbols) {
            if (Byte.toUnsignedInt(symbol) > limit) {
                return true;
            }
        }
        return false;
    }
}
