package io.lorapipe.sandbox.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Opens every entry of an archive and decodes every image, as a trainer would. */
final class ArchiveCheck {

    private static final Set<String> IMAGES = Set.of("jpg", "jpeg", "png", "webp");

    private final Set<String> images = new HashSet<>();
    private final Set<String> captioned = new HashSet<>();

    private ArchiveCheck() {}

    static ArchiveReport of(Path archive) {
        try (var zip = new ZipFile(archive.toFile())) {
            return new ArchiveCheck().check(zip);
        } catch (IOException | IllegalArgumentException ex) {
            return new ArchiveReport.NoArchive();
        }
    }

    private ArchiveReport check(ZipFile zip) throws IOException {
        for (var entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
            if (!opens(zip, entry)) {
                return new ArchiveReport.BrokenImage(entry.getName());
            }
        }
        return images.isEmpty() ? new ArchiveReport.NoImages() : new ArchiveReport.Usable(images, captioned);
    }

    /** Reads an entry to its end, so that its checksum counts too. */
    private boolean opens(ZipFile zip, ZipEntry entry) throws IOException {
        var name = entry.getName();
        var dot = name.lastIndexOf('.');
        var stem = dot < 0 ? name : name.substring(0, dot);
        var extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        var image = IMAGES.contains(extension) && !name.startsWith("__MACOSX/");
        if (image && !stem.endsWith("_mask")) {
            images.add(stem);
        } else if (extension.equals("txt")) {
            captioned.add(stem);
        }
        var checksum = new CRC32();
        try (var bytes = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            return (!image || decodes(bytes, extension)) && read(bytes) && checksum.getValue() == entry.getCrc();
        }
    }

    private static boolean decodes(InputStream bytes, String extension) {
        return extension.equals("webp") ? ImageCheck.webpHeader(bytes) : ImageCheck.decodes(bytes);
    }

    private static boolean read(InputStream bytes) throws IOException {
        bytes.transferTo(OutputStream.nullOutputStream());
        return true;
    }
}
