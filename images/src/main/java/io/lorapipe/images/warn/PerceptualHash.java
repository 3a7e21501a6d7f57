package io.lorapipe.images.warn;

import java.util.Arrays;

/** The coarse structure of a picture in 64 bits, of which alike pictures share nearly all. */
final class PerceptualHash {

    private static final int SIDE = 32;
    private static final int WAVES = 8;
    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** Which of its 64 lowest waves (of a discrete cosine transform, but the constant one) are above their median. */
    static long of(GreyPicture picture) {
        var small = picture.scaled(SIDE, SIDE);
        var waves = new double[WAVES * WAVES];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = wave(small, 1 + i % WAVES, 1 + i / WAVES);
        }
        double median = median(waves);
        long bits = 0;
        for (double wave : waves) {
            bits = bits << 1 | (wave > median ? 1 : 0);
        }
        return bits;
    }

    private static double wave(GreyPicture small, int across, int down) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                sum += small.at(x, y) * COSINES[across][x] * COSINES[down][y];
            }
        }
        return sum;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    private static double[][] cosines() {
        var cosines = new double[WAVES + 1][SIDE];
        for (int wave = 0; wave <= WAVES; wave++) {
            for (int at = 0; at < SIDE; at++) {
                cosines[wave][at] = Math.cos(Math.PI * wave * (2 * at + 1) / (2 * SIDE));
            }
        }
        return cosines;
    }
}
