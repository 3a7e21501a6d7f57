package io.lorapipe.images.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What archives are opened with elsewhere finds in them what was packed. */
class OtherReadersTests {

    private static final List<String> NAMES = List.of("baseline.jpg", "palette-alpha.png", "lossy.webp");
    private static final String CAPTION = "a fox, né à Köln, 狐";

    /** Where the benchmarks put it. */
    private static final Path NODE_MODULES = Path.of("../benchmarks/images/target/jszip/node_modules");

    private static final String JSZIP = """
            const fs = require('fs'), path = require('path'), JSZip = require('jszip');
            const [zip, directory] = process.argv.slice(1);
            JSZip.loadAsync(fs.readFileSync(zip), { checkCRC32: true }).then((archive) => Promise.all(
              Object.values(archive.files).map(async (file) =>
                fs.writeFileSync(path.join(directory, file.name), await file.async('nodebuffer')))));
            """;

    @TempDir
    private Path directory;

    private Path zip = Path.of("");
    private Path unpacked = Path.of("");

    @BeforeEach
    void pack() throws IOException {
        var check = new ImageCheck(ImageRules.standard());
        var images = new ArrayList<ArchiveImage>();
        for (String name : NAMES) {
            var file = Files.write(directory.resolve(name), Pictures.file(name));
            var image = ((Verdict.Usable) check.check(name, Pictures.file(name))).image();
            images.add(new PackOptions(true, false).image(image, file, images.isEmpty() ? CAPTION : null));
        }
        zip = directory.resolve("archive.zip");
        unpacked = Files.createDirectory(directory.resolve("unpacked"));
        ArchivePacker.pack(images, "{}", zip, ImageProgress.NONE);
    }

    @Test
    void infoZipOpensIt() throws Exception {
        assumeTrue(works("unzip", "-v"), "Skipped: Info-ZIP's `unzip` is not on the path.");

        opens("unzip", "-q", zip.toString(), "-d", unpacked.toString());
    }

    @Test
    void zipfileOfPythonOpensIt() throws Exception {
        assumeTrue(works("python3", "--version"), "Skipped: `python3` is not on the path.");

        opens("python3", "-m", "zipfile", "-e", zip.toString(), unpacked.toString());
    }

    @Test
    void sevenZipOpensIt() throws Exception {
        assumeTrue(works("7z", "i"), "Skipped: `7z` is not on the path.");

        opens("7z", "x", "-y", "-o" + unpacked, zip.toString());
    }

    @Test
    void jsZipOpensIt() throws Exception {
        assumeTrue(
                works("node", "-e", "require('jszip')"),
                "Skipped: there is no Node.js (`node`) on the path with the jszip that benchmarks/images/run installs.");

        opens("node", "-e", JSZIP, zip.toString(), unpacked.toString());
    }

    private void opens(String... command) throws Exception {
        var ended = run(command);
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(unpacked.resolve("image_001.jpg")).hasBinaryContent(Pictures.file(NAMES.get(0)));
        assertThat(unpacked.resolve("image_001.txt")).hasContent(CAPTION);
        assertThat(unpacked.resolve("image_002.png")).hasBinaryContent(Pictures.file(NAMES.get(1)));
        assertThat(unpacked.resolve("image_003.webp")).hasBinaryContent(Pictures.file(NAMES.get(2)));
        assertThat(unpacked.resolve("manifest.json")).hasContent("{}");
        try (var files = Files.list(unpacked)) {
            assertThat(files).hasSize(NAMES.size() + 2);
        }
    }

    private record Ended(int code, String output) {}

    private static boolean works(String... command) throws InterruptedException {
        try {
            return run(command).code() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", NODE_MODULES.toAbsolutePath().toString());
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
