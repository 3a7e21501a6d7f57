package io.lorapipe.images.check;

/**
 * What a set of reference images, and each image in it, may be.
 *
 * @param minImages fewest images in a set
 * @param maxImages most images in a set
 * @param maxBytes largest file, in bytes
 * @param maxPixels largest image, width times height
 * @param minSide shortest side, in pixels
 * @param maxAspectRatio longest side divided by shortest side
 */
public record ImageRules(
        int minImages, int maxImages, long maxBytes, long maxPixels, int minSide, double maxAspectRatio) {

    public ImageRules {
        require(minImages >= 1, "minImages must be at least 1");
        require(maxImages >= minImages, "maxImages must not be below minImages");
        require(maxBytes >= 1 && maxBytes <= Integer.MAX_VALUE, "maxBytes must be between 1 and 2147483647");
        require(minSide >= 1, "minSide must be at least 1");
        require(maxPixels >= (long) minSide * minSide, "maxPixels must have room for an image of minSide");
        require(maxAspectRatio >= 1, "maxAspectRatio must be at least 1");
    }

    /** 6 to 12 images, each up to 20 MiB and 50 megapixels, no side under 256 pixels, at most 4:1. */
    public static ImageRules standard() {
        return new ImageRules(6, 12, 20L << 20, 50_000_000, 256, 4);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
