package io.lorapipe.local.command;

import static io.lorapipe.local.testing.Typed.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Pictures;
import io.lorapipe.local.testing.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which files {@code lorapipe pack} writes, and which it leaves alone. */
class PackedFilesTests {

    @TempDir
    private Path directory;

    private Path images;

    @BeforeEach
    void sixImages() throws IOException {
        images = Pictures.directory(directory.resolve("fox"), 6);
    }

    @Test
    void theManifestLiesBesideTheArchiveAndNoOtherFileIsTouched() throws IOException {
        var own = Files.writeString(directory.resolve("q.json"), "mine");

        pack("q.zip");

        assertThat(own).hasContent("mine");
        assertThat(JsonMapper.shared()
                        .readTree(directory.resolve("q.manifest.json"))
                        .path("images"))
                .hasSize(6);
        assertThat(names()).containsExactlyInAnyOrder("fox", "q.json", "q.zip", "q.manifest.json");
        assertThat(command("pack", "--help").out()).contains("FILE.manifest.json");
    }

    @Test
    void thereIsNoArchiveWithoutItsManifest() throws IOException {
        Files.createDirectory(directory.resolve("m.manifest.json"));

        var typed = pack("m.zip");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(directory.resolve("m.manifest.json") + " is a directory");
        assertThat(names()).containsExactlyInAnyOrder("fox", "m.manifest.json");
    }

    @Test
    void aDirectoryIsNoPlaceForAnArchive() throws IOException {
        var typed = pack("fox");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(images + " is a directory");
        assertThat(names()).containsExactly("fox");
    }

    @Test
    void whatIsUnfinishedIsRemovedWhenTheCommandIsInterrupted() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Slow.class.getName(), directory.toString())
                .start();
        try (var said = command.inputReader()) {
            assertThat(said.readLine()).isEqualTo("writing");
            assertThat(names()).hasSize(2);

            command.destroy();

            command.waitFor();
            assertThat(names()).containsExactly("fox");
        } finally {
            command.destroyForcibly();
        }
    }

    /** Writes for as long as it may. */
    static final class Slow {

        private Slow() {}

        public static void main(String... arguments) throws Exception {
            try (var unfinished = Unfinished.beside(Path.of(arguments[0], "fox.zip"))) {
                Files.writeString(unfinished.file("archive.zip"), "half");
                System.out.println("writing");
                System.in.read();
            }
        }
    }

    @Test
    void scriptsLearnWhatIsWrongWithWhichImage() throws IOException {
        Files.writeString(images.resolve("photo.heic"), "\0\0\0\u0018ftypheic");

        var objects = objects(command("pack", "--json", images.toString()).out());

        var refused = objects.get(0);
        assertThat(refused.path("index").asInt()).isEqualTo(1);
        assertThat(refused.path("name").asString()).isEqualTo("photo.heic");
        assertThat(refused.path("code").asString()).isEqualTo("unsupported_format");
        assertThat(objects.get(1).path("usable").asBoolean()).isTrue();
        assertThat(objects.get(7).path("usable").asInt()).isEqualTo(6);
        assertThat(objects.getLast().path("type").asString()).isEqualTo("failed");
    }

    @Test
    void scriptsLearnThatThereAreTooFewOrTooManyImages() throws IOException {
        Pictures.directory(images, 13);
        var few = Pictures.directory(directory.resolve("few"), 1);

        var tooMany = objects(command("pack", "--json", images.toString()).out());
        var tooFew = objects(command("pack", "--json", few.toString()).out());

        assertThat(tooMany.getFirst().path("code").asString()).isEqualTo("too_many_images");
        assertThat(tooFew.get(1).path("code").asString()).isEqualTo("too_few_images");
    }

    private Typed pack(String zip) {
        return command("pack", images.toString(), "-o", directory.resolve(zip).toString());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<JsonNode> objects(String out) {
        return out.lines().map(JsonMapper.shared()::readTree).toList();
    }
}
