package io.lorapipe.images.check;

/**
 * An image that was decoded from its first to its last row and keeps the rules.
 *
 * @param name what the user calls it: a file name, or a URL without its query
 * @param width pixels, as shown: after the rotation that its metadata asks for
 * @param height pixels, as shown
 * @param bytes length of the file
 * @param crc32 checksum of the file, which an archive states before the bytes
 * @param sha256 digest of the file, 64 lower-case hexadecimal digits
 */
public record CheckedImage(
        String name, ImageFormat format, int width, int height, long bytes, long crc32, String sha256) {

    /** The same image under another name. */
    public CheckedImage named(String other) {
        return new CheckedImage(other, format, width, height, bytes, crc32, sha256);
    }
}
