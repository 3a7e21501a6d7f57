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

    /** The same picture in another size; each pixel is the mean of those it covers. */
    GreyPicture scaled(int newWidth, int newHeight) {
        var scaled = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            int top = y * height / newHeight;
            int bottom = Math.max(top + 1, (y + 1) * height / newHeight);
            for (int x = 0; x < newWidth; x++) {
                int left = x * width / newWidth;
                int right = Math.max(left + 1, (x + 1) * width / newWidth);
                scaled[y * newWidth + x] = mean(left, top, right, bottom);
            }
        }
        return new GreyPicture(newWidth, newHeight, scaled);
    }

    private float mean(int left, int top, int right, int bottom) {
        float sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = y * width + left; at < y * width + right; at++) {
                sum += pixels[at];
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    private static int part(int length, int side, int longest) {
        return Math.max(1, Math.round((float) length * side / longest));
    }
}
