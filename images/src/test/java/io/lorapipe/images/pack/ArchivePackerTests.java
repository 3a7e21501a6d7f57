package io.lorapipe.images.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePackerTests {

    private static final List<byte[]> BYTES =
            List.of(Pictures.file("baseline.jpg"), Pictures.file("palette-alpha.png"), Pictures.file("lossy.webp"));

    @TempDir
    private Path directory;

    @Test
    void imagesAreStoredInTheirOrderUnderTheProvidersNames() throws IOException {
        Path zip = directory.resolve("archive.zip");

        PackedArchive archive = ArchivePacker.pack(images(), zip, ImageProgress.NONE);

        assertThat(archive.entries()).containsExactly("image_001.jpg", "image_002.png", "image_003.webp");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream()).extracting(ZipEntry::getName).containsExactlyElementsOf(archive.entries());
            assertThat(file.stream()).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
            for (int i = 0; i < BYTES.size(); i++) {
                ZipEntry entry = file.getEntry(archive.entries().get(i));
                assertThat(file.getInputStream(entry).readAllBytes()).isEqualTo(BYTES.get(i));
            }
        }
    }

    @Test
    void theStatedSizeAndDigestAreThoseOfTheFile() throws Exception {
        Path zip = directory.resolve("archive.zip");

        PackedArchive archive = ArchivePacker.pack(images(), zip, ImageProgress.NONE);

        byte[] bytes = Files.readAllBytes(zip);
        assertThat(archive.size()).isEqualTo(bytes.length);
        assertThat(archive.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void theSameImagesGiveTheSameBytesInEveryTimeZoneAndLocale() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        List<byte[]> archives = new ArrayList<>();
        try {
            for (String place : List.of("UTC", "Pacific/Kiritimati", "America/St_Johns")) {
                TimeZone.setDefault(TimeZone.getTimeZone(place));
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                archives.add(packed(images()));
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
        archives.add(packed(images()));

        assertThat(archives).allSatisfy(archive -> assertThat(archive).isEqualTo(archives.getFirst()));
    }

    @Test
    void noEntryHasAnExtraFieldInWhichAClockCouldShow() throws IOException {
        Path zip = directory.resolve("archive.zip");
        ArchivePacker.pack(images(), zip, ImageProgress.NONE);

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream()).extracting(ZipEntry::getExtra).containsOnlyNulls();
        }
    }

    @Test
    void anotherOrderGivesAnotherArchive() throws IOException {
        assertThat(packed(images().reversed())).isNotEqualTo(packed(images()));
    }

    @Test
    void aCaptionLiesBesideItsImageUnderTheSameName() throws IOException {
        Path zip = directory.resolve("archive.zip");
        ArchiveImage first = images().getFirst();
        ArchiveImage captioned =
                new ArchiveImage(first.format(), first.bytes(), first.crc32(), first.content(), "a fox, né à Köln");

        PackedArchive archive = ArchivePacker.pack(List.of(captioned), zip, ImageProgress.NONE);

        assertThat(archive.entries()).containsExactly("image_001.jpg", "image_001.txt");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getInputStream(file.getEntry("image_001.txt"))).hasContent("a fox, né à Köln");
        }
    }

    @Test
    void progressIsToldForEveryImageInOrder() throws IOException {
        List<String> told = new ArrayList<>();

        ArchivePacker.pack(images(), new ByteArrayOutputStream(), (done, total) -> told.add(done + "/" + total));

        assertThat(told).containsExactly("1/3", "2/3", "3/3");
    }

    @Test
    void anImageThatChangedSinceItsCheckStopsThePackingAndLeavesNothing() {
        ArchiveImage checked = images().getFirst();
        byte[] changed = BYTES.getFirst().clone();
        changed[changed.length - 10] ^= 1;
        byte[] longer = new byte[changed.length + 1];

        for (byte[] other : List.of(changed, longer, new byte[3])) {
            assertThatIOException()
                    .isThrownBy(() -> ArchivePacker.pack(
                            List.of(new ArchiveImage(
                                    checked.format(),
                                    checked.bytes(),
                                    checked.crc32(),
                                    () -> new ByteArrayInputStream(other),
                                    null)),
                            directory.resolve("archive.zip"),
                            ImageProgress.NONE))
                    .withMessage("image_001.jpg is not what it was when it was checked");
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] packed(List<ArchiveImage> images) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchivePacker.pack(images, out, ImageProgress.NONE);
        return out.toByteArray();
    }

    private static List<ArchiveImage> images() {
        ImageCheck check = new ImageCheck(ImageRules.standard());
        return BYTES.stream()
                .map(bytes -> packable(((Verdict.Usable) check.check("image", bytes)).image(), bytes))
                .toList();
    }

    private static ArchiveImage packable(CheckedImage image, byte[] bytes) {
        return new ArchiveImage(
                image.format(), image.bytes(), image.crc32(), () -> new ByteArrayInputStream(bytes), null);
    }
}
