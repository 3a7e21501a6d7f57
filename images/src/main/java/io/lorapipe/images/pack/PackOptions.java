package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.clean.Extract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How images are packed, as far as there is a choice; part of what names an archive.
 *
 * @param keepMetadata whether images keep their metadata, personal or not
 */
public record PackOptions(boolean keepMetadata) {

    /** Without personal metadata. */
    public static PackOptions standard() {
        return new PackOptions(false);
    }

    /**
     * What of a checked image in this file is packed.
     *
     * @throws IOException when the file cannot be read, or is no longer the image that was checked
     */
    public Packable packable(CheckedImage image, Path file) throws IOException {
        return new Packable(image, keepMetadata ? Extract.whole(image) : Extract.clean(file, image.format()));
    }

    /**
     * The image as it is to be packed.
     *
     * @throws IOException when the file cannot be read, or is no longer the image that was checked
     */
    public ArchiveImage image(CheckedImage image, Path file, @Nullable String caption) throws IOException {
        return packable(image, file).in(file, caption);
    }

    /** The name, before it is built, of the archive of these inputs. */
    public ArchiveKey key(List<ArchiveKey.Input> inputs) {
        return ArchiveKey.of(inputs, keepMetadata ? Map.of("metadata", "kept") : Map.of());
    }
}
