package io.lorapipe.images.warn;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Where the tones of a picture lie, from 0 for black to 255 for white; a black or a white ground aside.
 *
 * @param darkest the tone that one pixel in twenty does not reach
 * @param lightest the tone that one pixel in twenty is above
 * @param burnt share of the pixels that are white
 */
record Tones(int darkest, int lightest, double burnt) {

    private static final int LEVELS = 256;
    private static final IntPredicate BLACK = level -> level < 6;
    private static final IntPredicate WHITE = level -> level >= 250;
    /** So much of the rim has one tone where a subject was put before a ground. */
    private static final double GROUND = 0.75;

    static Tones of(GreyPicture picture) {
        var counts = new int[LEVELS];
        for (float pixel : picture.pixels()) {
            counts[level(pixel)]++;
        }
        int[] rim = rim(picture);
        leaveOutGround(counts, rim, BLACK);
        leaveOutGround(counts, rim, WHITE);
        int all = IntStream.of(counts).sum();
        int white = IntStream.range(0, LEVELS)
                .filter(WHITE)
                .map(level -> counts[level])
                .sum();
        return new Tones(reached(counts, all / 20), reached(counts, all - all / 20 - 1), white / Math.max(1.0, all));
    }

    private static int level(float pixel) {
        return Math.clamp(Math.round(pixel), 0, LEVELS - 1);
    }

    private static int[] rim(GreyPicture picture) {
        int right = picture.width() - 1;
        int bottom = picture.height() - 1;
        var across = IntStream.range(0, picture.width())
                .flatMap(x -> IntStream.of(level(picture.at(x, 0)), level(picture.at(x, bottom))));
        var down = IntStream.range(0, picture.height())
                .flatMap(y -> IntStream.of(level(picture.at(0, y)), level(picture.at(right, y))));
        return IntStream.concat(across, down).toArray();
    }

    /** Unless the picture is nothing else. */
    private static void leaveOutGround(int[] counts, int[] rim, IntPredicate tone) {
        boolean hasGround = IntStream.of(rim).filter(tone).count() >= GROUND * rim.length;
        boolean hasMore = IntStream.range(0, LEVELS).anyMatch(level -> counts[level] > 0 && !tone.test(level));
        if (hasGround && hasMore) {
            IntStream.range(0, LEVELS).filter(tone).forEach(level -> counts[level] = 0);
        }
    }

    /** The tone up to which there are more than so many pixels. */
    private static int reached(int[] counts, int pixels) {
        int passed = 0;
        for (int level = 0; level < LEVELS; level++) {
            passed += counts[level];
            if (passed > pixels) {
                return level;
            }
        }
        return LEVELS - 1;
    }
}
