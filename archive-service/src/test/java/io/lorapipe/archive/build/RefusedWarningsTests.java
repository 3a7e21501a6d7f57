package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.warn.ImageWarning;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedWarningsTests {

    @Test
    void oneRefusalTellsEveryWarningAndTheWayOut() {
        var blurred = new ImageWarning(ImageWarning.Code.BLURRED, "image 1", "looks blurred", "use a sharper image");
        var alike = new ImageWarning(
                ImageWarning.Code.NEAR_DUPLICATE, "image 4", "looks nearly the same as image 2", "replace one of them");

        assertThat(Refusal.ofWarnings(List.of(blurred, alike)))
                .isEqualTo(new Refusal(
                        Refusal.Code.INVALID_IMAGE,
                        "image 1, image 4",
                        "Image 1 looks blurred; image 4 looks nearly the same as image 2.",
                        "Use a sharper image; replace one of them; or allow warnings."));
    }
}
