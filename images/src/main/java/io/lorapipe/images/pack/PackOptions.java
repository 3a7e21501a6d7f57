package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.clean.Extract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How images are packed, as far as there is a choice; part of what names an archive.
 *
 * @param keepMetadata whether images keep their metadata, personal or not
 * @param manifestInside whether the archive tells what it was packed from
 */
public record PackOptions(boolean keepMetadata, boolean manifestInside) {

    /** Without personal metadata, and with nothing but images and captions. */
    public static PackOptions standard() {
        return new PackOptions(false, false);
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
        var different = new TreeMap<String, String>();
        if (keepMetadata) {
            different.put("metadata", "kept");
        }
        if (manifestInside) {
            different.put("manifest", "inside");
        }
        return ArchiveKey.of(inputs, different);
    }
}
