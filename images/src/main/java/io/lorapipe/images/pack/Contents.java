package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manifest that an archive may carry. Unlike the one beside it, it does not say what users call their images: it
 * depends on nothing but the images and their captions, and neither do the bytes of the archive.
 *
 * @param packer version of the packer
 * @param metadataKept whether the images kept their metadata
 */
public record Contents(int packer, boolean metadataKept, List<Image> images) {

    /** Its name in the archive. */
    public static final String NAME = "manifest.json";

    public Contents {
        images = List.copyOf(images);
    }

    /**
     * An image of the archive.
     *
     * @param entry its name in the archive
     * @param sha256 digest of the image as it came, before any metadata was left out
     * @param bytes length of the image as it came
     * @param caption what the archive says about it, or null
     */
    public record Image(
            String entry,
            String sha256,
            long bytes,
            int width,
            int height,
            @Nullable String caption) {}

    /** Of these images, with one caption each, or null, in the order they are packed. */
    public static Contents of(PackOptions options, List<CheckedImage> images, List<@Nullable String> captions) {
        var entries = new ArrayList<Image>();
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            var name = ArchivePacker.stem(i + 1) + "." + image.format().extension();
            entries.add(new Image(name, image.sha256(), image.bytes(), image.width(), image.height(), captions.get(i)));
        }
        return new Contents(ArchivePacker.VERSION, options.keepMetadata(), entries);
    }
}
