package io.lorapipe.images.pack;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.clean.Extract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Writes images, in the order given, into a ZIP whose bytes depend on nothing but them and their captions. */
public final class ArchivePacker {

    /** Changes whenever the same images would give other bytes. */
    public static final int VERSION = 5;

    private ArchivePacker() {}

    /**
     * Packs into a file that appears under its name only when it is whole.
     *
     * @throws IOException when the file cannot be written, or an image is not what it was when checked
     */
    public static PackedArchive pack(List<ArchiveImage> images, Path target, ImageProgress progress)
            throws IOException {
        return pack(images, "", target, progress);
    }

    /**
     * The same, with a manifest as the last entry unless it is empty.
     *
     * @throws IOException when the file cannot be written, or an image is not what it was when checked
     */
    public static PackedArchive pack(List<ArchiveImage> images, String manifest, Path target, ImageProgress progress)
            throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        try {
            PackedArchive archive;
            try (OutputStream out = Files.newOutputStream(partial)) {
                archive = pack(images, manifest, out, progress);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return archive;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /**
     * Packs into a stream, which stays open; the bytes of each image pass once, through buffers of fixed size.
     *
     * @throws IOException when the stream cannot be written, or an image is not what it was when checked
     */
    public static PackedArchive pack(List<ArchiveImage> images, OutputStream out, ImageProgress progress)
            throws IOException {
        return pack(images, "", out, progress);
    }

    private static PackedArchive pack(
            List<ArchiveImage> images, String manifest, OutputStream out, ImageProgress progress) throws IOException {
        Sha256Output hashed = new Sha256Output(out);
        StoredZip zip = new StoredZip(hashed);
        int done = 0;
        for (ArchiveImage image : images) {
            add(zip, stem(++done), image);
            progress.advanced(done, images.size());
        }
        if (!manifest.isEmpty()) {
            zip.add(Contents.NAME, manifest);
        }
        List<String> entries = zip.finish();
        return new PackedArchive(hashed.size(), hashed.digest(), entries);
    }

    static String stem(int number) {
        return String.format(Locale.ROOT, "image_%03d", number);
    }

    private static void add(StoredZip zip, String stem, ArchiveImage packed) throws IOException {
        Extract extract = packed.extract();
        try (InputStream bytes = extract.open(packed.file())) {
            zip.add(stem + "." + packed.format().extension(), extract.bytes(), extract.crc32(), bytes);
        }
        if (packed.caption() != null) {
            zip.add(stem + ".txt", packed.caption());
        }
    }
}
