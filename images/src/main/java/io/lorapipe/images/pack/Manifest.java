package io.lorapipe.images.pack;

import io.lorapipe.images.check.CheckedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive was packed from. It lies beside the archive and not in it, for trainers take every file for an image
 * or a caption; where it is asked for, {@link Contents} lies in it.
 *
 * @param sha256 digest of the archive, 64 lower-case hexadecimal digits
 * @param size bytes of the archive
 * @param packer version of the packer
 * @param metadataKept whether the images kept their metadata
 */
public record Manifest(String sha256, long size, int packer, boolean metadataKept, List<Entry> images) {

    public Manifest {
        images = List.copyOf(images);
    }

    /**
     * An image of the archive.
     *
     * @param entry its name in the archive
     * @param source what the user calls it: a file name, or a URL without its query
     * @param sha256 digest of the image as it came, before any metadata was left out
     * @param bytes length of the image as it came
     * @param caption what the archive says about it, or null
     */
    public record Entry(
            String entry,
            String source,
            String sha256,
            long bytes,
            int width,
            int height,
            @Nullable String caption) {}

    /** The manifest of an archive of these images, with one caption each, or null, in the order they were packed. */
    public static Manifest of(
            PackedArchive archive, PackOptions options, List<CheckedImage> images, List<@Nullable String> captions) {
        var names = archive.entries().stream()
                .filter(name -> !name.endsWith(".txt") && !name.equals(Contents.NAME))
                .toList();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < images.size(); i++) {
            var image = images.get(i);
            entries.add(new Entry(
                    names.get(i),
                    image.name(),
                    image.sha256(),
                    image.bytes(),
                    image.width(),
                    image.height(),
                    captions.get(i)));
        }
        return new Manifest(archive.sha256(), archive.size(), ArchivePacker.VERSION, options.keepMetadata(), entries);
    }
}
