package io.lorapipe.images.picture;

import java.util.Arrays;

/** One of a JPEG's colours: its blocks, and how much of them the scans have told so far. */
final class JpegComponent {

    static final int COEFFICIENTS = 64;
    private static final int UNKNOWN = 99;

    final int id;
    final int across;
    final int down;
    final int quantization;
    private final int[] missingBits = new int[COEFFICIENTS];
    private int blocksAcross;
    private int blocksDown;
    private int stride;
    private long[] nonZero = {};

    JpegComponent(int id, int sampling, int quantization) {
        this.id = id;
        this.across = sampling >> 4;
        this.down = sampling & 15;
        this.quantization = quantization;
        Arrays.fill(missingBits, UNKNOWN);
    }

    /** Later scans of a progressive picture are read by what is known of each block. */
    void layOut(JpegFrame frame) {
        blocksAcross = blocks(frame.width(), across, frame.mostAcross());
        blocksDown = blocks(frame.height(), down, frame.mostDown());
        stride = frame.unitsAcross() * across;
        nonZero = frame.progressive() ? new long[stride * frame.unitsDown() * down] : nonZero;
    }

    private static int blocks(int pixels, int factor, int most) {
        return Math.ceilDiv(Math.ceilDiv(pixels * factor, most), 8);
    }

    int blocksAcross() {
        return blocksAcross;
    }

    int blocksDown() {
        return blocksDown;
    }

    int block(int row, int column) {
        return row * stride + column;
    }

    /** A bit for each coefficient that is known not to be zero. */
    long nonZero(int block) {
        return nonZero[block];
    }

    void nonZero(int block, long coefficients) {
        nonZero[block] = coefficients;
    }

    void told(int from, int to, int missing) {
        Arrays.fill(missingBits, from, to + 1, missing);
    }

    boolean isBegun() {
        return missingBits[0] != UNKNOWN;
    }

    boolean isComplete() {
        return Arrays.stream(missingBits).allMatch(bits -> bits == 0);
    }
}
