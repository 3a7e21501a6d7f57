package io.lorapipe.images.warn;

import java.util.Arrays;

/** How sharp the sharpest parts of a picture are, for a background may well be out of focus. */
final class Sharpness {

    private static final int TILE = 32;
    /** Added to a tile's variance, so that the noise of an even wall is no detail. */
    private static final double NOISE = 25;

    private static final double SHARPEST = 0.9;

    private Sharpness() {}

    /**
     * The variance of the Laplacian over that of the brightness, tile by tile; of the tiles the one that nine in ten do
     * not reach.
     */
    static double of(GreyPicture picture) {
        int across = Math.max(1, (picture.width() - 2) / TILE);
        int down = Math.max(1, (picture.height() - 2) / TILE);
        var tiles = new double[across * down];
        for (int i = 0; i < tiles.length; i++) {
            tiles[i] = ofTile(picture, 1 + i % across * TILE, 1 + i / across * TILE);
        }
        Arrays.sort(tiles);
        return tiles[(int) (SHARPEST * (tiles.length - 1))];
    }

    private static double ofTile(GreyPicture picture, int left, int top) {
        int right = Math.min(left + TILE, picture.width() - 1);
        int bottom = Math.min(top + TILE, picture.height() - 1);
        double sum = 0;
        double squares = 0;
        double edges = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float here = picture.at(x, y);
                double laplacian = picture.at(x - 1, y)
                        + picture.at(x + 1, y)
                        + picture.at(x, y - 1)
                        + picture.at(x, y + 1)
                        - 4 * here;
                sum += here;
                squares += here * here;
                edges += laplacian * laplacian;
            }
        }
        int count = Math.max(1, (right - left) * (bottom - top));
        double variance = squares / count - sum / count * sum / count;
        return edges / count / (variance + NOISE);
    }
}
