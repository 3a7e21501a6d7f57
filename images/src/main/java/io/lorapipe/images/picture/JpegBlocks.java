package io.lorapipe.images.picture;

import static io.lorapipe.images.picture.Flawed.unless;

/** Reads the codes of one block after the other (ITU-T T.81, annexes F and G). */
final class JpegBlocks {

    private final ScanBits bits;
    private final int first;
    private final int last;
    private int emptyBlocks;

    JpegBlocks(ScanBits bits, int first, int last) {
        this.bits = bits;
        this.first = first;
        this.last = last;
    }

    void restart() {
        emptyBlocks = 0;
    }

    void sequential(HuffmanCodes dc, HuffmanCodes ac) throws Flawed {
        bits.drop(bits.symbol(dc));
        for (int k = 1; k < JpegComponent.COEFFICIENTS; k++) {
            int symbol = bits.symbol(ac);
            int size = symbol & 15;
            int zeros = symbol >>> 4;
            if (size == 0 && zeros != 15) {
                return;
            }
            k += zeros;
            unless(size == 0 || k < JpegComponent.COEFFICIENTS);
            bits.drop(size);
        }
    }

    void firstLevel(HuffmanCodes dc) throws Flawed {
        bits.drop(bits.symbol(dc));
    }

    void nextLevel() {
        bits.read(1);
    }

    /** Answers the coefficients that are not zero. */
    long firstDetails(HuffmanCodes ac, long known) throws Flawed {
        if (emptyBlocks > 0) {
            emptyBlocks--;
            return known;
        }
        long nonZero = known;
        for (int k = first; k <= last; k++) {
            int symbol = bits.symbol(ac);
            int size = symbol & 15;
            int zeros = symbol >>> 4;
            if (size == 0 && zeros != 15) {
                emptyBlocks = (1 << zeros) + bits.read(zeros) - 1;
                return nonZero;
            }
            k += zeros;
            unless(size == 0 || k <= last);
            bits.drop(size);
            nonZero |= size == 0 ? 0 : 1L << k;
        }
        return nonZero;
    }

    /** Answers the coefficients that are not zero; those that were known not to be have a bit each. */
    long nextDetails(HuffmanCodes ac, long known) throws Flawed {
        int k = first;
        long nonZero = known;
        while (emptyBlocks == 0 && k <= last) {
            int symbol = bits.symbol(ac);
            int size = symbol & 15;
            int zeros = symbol >>> 4;
            unless(size <= 1);
            if (size == 0 && zeros != 15) {
                emptyBlocks = (1 << zeros) + bits.read(zeros);
                break;
            }
            bits.drop(size);
            k = pass(k, zeros, known);
            unless(size == 0 || k <= last);
            nonZero |= size == 0 ? 0 : 1L << k;
            k++;
        }
        if (emptyBlocks > 0) {
            emptyBlocks--;
            bits.skip(Long.bitCount(known & from(k)));
        }
        return nonZero;
    }

    /** Passes over zeros, and over what is not zero, whose bit is read; answers where the next zero is. */
    private int pass(int from, int zeros, long known) {
        int left = zeros;
        int k = from;
        for (; k <= last; k++) {
            if ((known >>> k & 1) != 0) {
                bits.read(1);
            } else if (--left < 0) {
                break;
            }
        }
        return k;
    }

    private long from(int k) {
        return k > last ? 0 : -1L << k & -1L >>> (63 - last);
    }
}
