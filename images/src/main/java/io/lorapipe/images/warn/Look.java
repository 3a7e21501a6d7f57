package io.lorapipe.images.warn;

/**
 * What an image looks like, as far as warnings need it.
 *
 * @param hash the coarse structure of the picture in 64 bits; alike pictures share nearly all of them
 * @param sharpness of its sharpest parts, 0 for none
 * @param darkest the tone that one pixel in twenty does not reach, 0 for black to 255 for white; of the picture without
 *     a black or a white ground, as the next two
 * @param lightest the tone that one pixel in twenty is above
 * @param burnt share of the pixels that are white, 0 to 1
 */
public record Look(long hash, double sharpness, int darkest, int lightest, double burnt) {

    /** Pixels on the longer side of every picture, so that its size does not matter. */
    private static final int SIDE = 512;

    static Look at(GreyPicture picture) {
        var seen = picture.within(SIDE);
        var tones = Tones.of(seen);
        return new Look(PerceptualHash.of(seen), Sharpness.of(seen), tones.darkest(), tones.lightest(), tones.burnt());
    }
}
