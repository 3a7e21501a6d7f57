package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.clean.Extract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A checked image and what of it goes into an archive: all there is to remember of an image, so that the same bytes are
 * neither checked nor searched for metadata again.
 */
public record Packable(CheckedImage image, Extract extract) {

    /** The same image under the name that this user has for it. */
    public Packable named(String name) {
        return new Packable(image.named(name), extract);
    }

    /** The image as it lies in this file, with what is said about it, or null. */
    public ArchiveImage in(Path file, @Nullable String caption) {
        return new ArchiveImage(image.format(), extract, file, caption);
    }
}
