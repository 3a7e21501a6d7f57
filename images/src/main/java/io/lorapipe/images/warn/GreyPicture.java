package io.lorapipe.images.warn;

/** How bright a picture is, row by row, from 0 for black to 255 for white. */
record GreyPicture(int width, int height, float[] pixels) {

    float at(int x, int y) {
        return pixels[y * width + x];
    }

    /** The same picture with so many pixels on its longer side; one that has no more stays as it is. */
    GreyPicture within(int side) {
        int longest = Math.max(width, height);
        return longest <= side ? this : scaled(part(width, side, longest), part(height, side, longest));
    }

    /** The same picture in another size; a new pixel is the mean of all that it covers. */
    GreyPicture scaled(int newWidth, int newHeight) {
        return across(newWidth).transposed().across(newHeight).transposed();
    }

    private static int part(int length, int side, int longest) {
        return Math.max(1, Math.round((float) length * side / longest));
    }

    private GreyPicture across(int newWidth) {
        var scaled = new float[newWidth * height];
        double step = (double) width / newWidth;
        for (int x = 0; x < newWidth; x++) {
            double from = x * step;
            double to = Math.min(width, from + step);
            for (int old = (int) from; old < to; old++) {
                float share = (float) ((Math.min(to, old + 1) - Math.max(from, old)) / (to - from));
                for (int y = 0; y < height; y++) {
                    scaled[y * newWidth + x] += share * pixels[y * width + old];
                }
            }
        }
        return new GreyPicture(newWidth, height, scaled);
    }

    private GreyPicture transposed() {
        var turned = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = pixels[y * width + x];
            }
        }
        return new GreyPicture(height, width, turned);
    }
}
