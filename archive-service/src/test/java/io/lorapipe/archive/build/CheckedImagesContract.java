package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.clean.Extract;
import io.lorapipe.images.clean.Part;
import io.lorapipe.images.pack.Packable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of checked images promises. */
public abstract class CheckedImagesContract {

    private static final String TERMS = "check 1, packer 3, metadata removed";

    private final Packable fox = image("fox.jpg");
    private final Packable owl = image("owl.jpg");

    /** The memory under test, the same at each call. */
    protected abstract CheckedImages checked();

    @Test
    protected void whatIsRememberedIsFoundByItsDigest() {
        checked().remember(TERMS, List.of(fox, owl));

        assertThat(checked().find(TERMS, List.of(sha256(fox), "0".repeat(64))))
                .usingRecursiveComparison()
                .isEqualTo(Map.of(sha256(fox), fox.named(sha256(fox))));
    }

    @Test
    protected void onOtherTermsNothingIsKnown() {
        checked().remember(TERMS, List.of(fox));

        assertThat(checked().find("check 2", List.of(sha256(fox)))).isEmpty();
    }

    @Test
    protected void whoeverRemembersAnImageAgainChangesNothing() {
        checked().remember(TERMS, List.of(fox));

        checked().remember(TERMS, List.of(fox.named("another name"), owl));

        assertThat(checked().find(TERMS, List.of(sha256(fox), sha256(owl))))
                .usingRecursiveComparison()
                .isEqualTo(Map.of(sha256(fox), fox.named(sha256(fox)), sha256(owl), owl.named(sha256(owl))));
    }

    @Test
    protected void whoeverAsksForNothingFindsNothing() {
        checked().remember(TERMS, List.of());

        assertThat(checked().find(TERMS, List.of())).isEmpty();
    }

    @Test
    protected void itAnswersHoweverOftenItIsAsked() {
        checked().remember(TERMS, List.of(fox));

        for (int question = 0; question < 30; question++) {
            assertThat(checked().find(TERMS, List.of(sha256(fox)))).hasSize(1);
        }
    }

    private static Packable image(String name) {
        var sha256 = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        List<Part> parts = List.of(
                new Part.Kept(0, 20), new Part.Written(new byte[] {-1, 0, 7}), new Part.Kept(3_000_000_000L, 1));
        return new Packable(
                new CheckedImage(name, ImageFormat.WEBP, 300, 400, 3_000_000_001L, 0xffffffffL, sha256),
                new Extract(24, 0xfffffffeL, parts));
    }

    private static String sha256(Packable image) {
        return image.image().sha256();
    }
}
