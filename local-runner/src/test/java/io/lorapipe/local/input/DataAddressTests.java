package io.lorapipe.local.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.testing.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that stand in their own addresses, in the place of a link. */
class DataAddressTests {

    @TempDir
    private Path directory;

    private final List<String> addresses = new ArrayList<>();

    @BeforeEach
    void sixImages() throws IOException {
        Pictures.directory(directory, 6);
        for (int i = 1; i <= 6; i++) {
            addresses.add(address(Files.readAllBytes(directory.resolve("picture-0%d.jpg".formatted(i)))));
        }
    }

    @Test
    void dataAddressesAreTakenBesideLinks() {
        addresses.set(0, "https://example.org/1.jpg");

        assertThat(GivenImages.read(addresses, false)).isEqualTo(new ReferenceImages.Urls(addresses));
    }

    @Test
    void oneThatCannotBeTrainedOnIsNamedBeforeAnythingStarts() {
        addresses.set(2, address("no image".getBytes(UTF_8)));

        refused("image 3 is text; give a JPEG, PNG or WebP.");
    }

    @Test
    void oneThatIsNoBase64IsNamedByItsPlace() {
        addresses.set(3, "data:image/png,%89PNG");

        refused("image 4 holds no base64; give it as data:image/jpeg;base64,..., or upload the image.");
    }

    @Test
    void oneThatIsThereTwiceIsNamedByItsPlace() {
        addresses.set(5, addresses.getFirst());

        refused("image 6 is given twice; leave one out.");
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> GivenImages.read(addresses, false))
                .isInstanceOf(CommandStopped.class)
                .hasMessage(sentence);
    }

    private static String address(byte[] image) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(image);
    }
}
