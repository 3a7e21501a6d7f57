package io.lorapipe.images.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.clean.Extract;
import io.lorapipe.images.clean.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivePackerTests {

    private static final List<byte[]> BYTES =
            List.of(Pictures.file("baseline.jpg"), Pictures.file("palette-alpha.png"), Pictures.file("lossy.webp"));

    @TempDir
    private Path directory;

    @TempDir
    private Path sources;

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
    void anArchiveOfManyPiecesIsHashedAsItIsWritten() throws Exception {
        byte[] noise = new byte[3_000_001];
        new Random(1).nextBytes(noise);
        CRC32 crc = new CRC32();
        crc.update(noise);
        Path file = Files.write(sources.resolve("noise"), noise);
        Extract all = new Extract(noise.length, crc.getValue(), List.of(new Part.Kept(0, noise.length)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PackedArchive archive = ArchivePacker.pack(
                List.of(new ArchiveImage(ImageFormat.JPEG, all, file, null)), out, ImageProgress.NONE);

        byte[] zip = out.toByteArray();
        assertThat(archive.size()).isEqualTo(zip.length);
        assertThat(archive.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(zip)));
        assertThat(Arrays.copyOfRange(zip, 43, 43 + noise.length)).isEqualTo(noise);
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
        ArchiveImage captioned = new ArchiveImage(first.format(), first.extract(), first.file(), "a fox, né à Köln");

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

    @ParameterizedTest
    @ValueSource(strings = {"other", "longer", "shorter"})
    void anImageThatChangedSinceItsCheckStopsThePackingAndLeavesNothing(String how) throws IOException {
        ArchiveImage checked = images().getFirst();
        byte[] bytes = BYTES.getFirst();
        bytes = Arrays.copyOf(bytes, how.equals("shorter") ? 3 : bytes.length);
        bytes[bytes.length - 1] ^= 1;
        Path changed = Files.write(sources.resolve("changed"), bytes);
        Extract wanted = checked.extract();
        if (how.equals("longer")) {
            wanted = new Extract(wanted.bytes() - 1, wanted.crc32(), wanted.parts());
        }
        ArchiveImage image = new ArchiveImage(checked.format(), wanted, changed, null);

        assertThatIOException()
                .isThrownBy(
                        () -> ArchivePacker.pack(List.of(image), directory.resolve("archive.zip"), ImageProgress.NONE));
        assertThat(directory).isEmptyDirectory();
    }

    private static byte[] packed(List<ArchiveImage> images) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchivePacker.pack(images, out, ImageProgress.NONE);
        return out.toByteArray();
    }

    private List<ArchiveImage> images() throws IOException {
        ImageCheck check = new ImageCheck(ImageRules.standard());
        List<ArchiveImage> images = new ArrayList<>();
        for (byte[] bytes : BYTES) {
            Path file = Files.write(sources.resolve("image" + images.size()), bytes);
            CheckedImage image = ((Verdict.Usable) check.check("image", bytes)).image();
            images.add(new PackOptions(true, false).image(image, file, null));
        }
        return images;
    }
}
