package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image to pack, with the bytes it was checked with.
 *
 * @param caption text that describes the image, kept beside it in the archive, or null
 */
public record ArchiveImage(
        CheckedImage image, ImageContent content, @Nullable String caption) {

    /** An image in a file, without a caption. */
    public static ArchiveImage of(CheckedImage image, Path file) {
        return new ArchiveImage(image, () -> Files.newInputStream(file), null);
    }
}
