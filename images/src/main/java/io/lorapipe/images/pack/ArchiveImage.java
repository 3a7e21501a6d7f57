package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.clean.CleanImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image to pack.
 *
 * @param bytes how many bytes it has in the archive
 * @param crc32 their checksum, which an archive states before them
 * @param caption text that describes the image, kept beside it in the archive, or null
 */
public record ArchiveImage(
        ImageFormat format,
        long bytes,
        long crc32,
        ImageContent content,
        @Nullable String caption) {

    /** An image with the bytes it was checked with, metadata and all. */
    public static ArchiveImage asItIs(CheckedImage image, Path file, @Nullable String caption) {
        return new ArchiveImage(
                image.format(), image.bytes(), image.crc32(), () -> Files.newInputStream(file), caption);
    }

    /**
     * An image without personal metadata.
     *
     * @throws IOException when the file cannot be read, or is no longer the image that was checked
     */
    public static ArchiveImage clean(CheckedImage image, Path file, @Nullable String caption) throws IOException {
        var clean = CleanImage.of(file, image.format());
        return new ArchiveImage(image.format(), clean.bytes(), clean.crc32(), clean::open, caption);
    }
}
