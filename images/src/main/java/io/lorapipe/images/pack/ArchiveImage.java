package io.lorapipe.images.pack;

import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.clean.Extract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An image to pack.
 *
 * @param extract what of the file goes into the archive
 * @param file the image as it was checked
 * @param caption text that describes the image, kept beside it in the archive, or null
 */
public record ArchiveImage(
        ImageFormat format,
        Extract extract,
        Path file,
        @Nullable String caption) {}
