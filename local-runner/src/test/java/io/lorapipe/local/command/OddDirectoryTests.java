package io.lorapipe.local.command;

import static io.lorapipe.local.testing.Typed.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in directories beside images. */
class OddDirectoryTests {

    @TempDir
    private Path directory;

    private Path images;
    private Path zip;

    @BeforeEach
    void sixImages() throws IOException {
        images = Pictures.directory(directory.resolve("fox"), 6);
        zip = directory.resolve("fox.zip");
    }

    @Test
    void aFileThatIsCalledLikeAnEndingIsNoImageAndNoCaption() throws IOException {
        for (var name : new String[] {"jpg", "png", "txt", "JPEG"}) {
            Files.writeString(images.resolve(name), "x");
        }

        assertThat(command("check", images.toString()).out()).endsWith("6 of 6 images can be trained on.\n");
        assertThat(command("pack", images.toString(), "-o", zip.toString()).exitCode())
                .isZero();
    }
}
