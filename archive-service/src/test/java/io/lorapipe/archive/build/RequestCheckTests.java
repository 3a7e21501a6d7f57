package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.check.ImageRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any image is touched. */
class RequestCheckTests {

    @Test
    void aRequestByKeysOfItsUserMayPass() {
        assertThat(RequestCheck.refusal(request(key("ada/1.jpg")), ImageRules.standard()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada/../eve/1.jpg", "ada/", "ada/a\nb.jpg", "ada//1.jpg"})
    void aKeyThatNoStoreHasIsRefused(String key) {
        assertThat(refusal(key(key)).code()).isEqualTo(Refusal.Code.INVALID_REQUEST);
    }

    @Test
    void aKeyOfAnotherUserIsRefused() {
        assertThat(refusal(key("eve/1.jpg")).code()).isEqualTo(Refusal.Code.FOREIGN_REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDEF", "not a digest"})
    void aDigestThatCannotBeIsRefused(String sha256) {
        assertThat(refusal(image(null, "ada/1.jpg", sha256, null)).code()).isEqualTo(Refusal.Code.INVALID_REQUEST);
    }

    @Test
    void aStoreWithoutANameIsRefused() {
        assertThat(refusal(image(" ", "ada/1.jpg", null, null)).code()).isEqualTo(Refusal.Code.INVALID_REQUEST);
    }

    @Test
    void aNegativeGenerationIsRefused() {
        var request = new ArchiveRequest("ada", "fox", -1, Collections.nCopies(6, key("ada/1.jpg")), false);
        assertThat(RequestCheck.refusal(request, ImageRules.standard()))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(Refusal.Code.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0"})
    void aCaptionThatIsNoTextIsRefusedByItsImage(String caption) {
        assertThat(refusal(image(null, "ada/1.jpg", null, caption)))
                .returns(Refusal.Code.INVALID_REQUEST, Refusal::code)
                .returns("the caption of image 1", Refusal::culprit)
                .returns("Give 1 to 1000 characters of text, or none.", Refusal::hint);
    }

    private static Refusal refusal(Reference first) {
        return RequestCheck.refusal(request(first), ImageRules.standard()).orElseThrow();
    }

    private static ArchiveRequest request(Reference first) {
        List<Reference> images = new ArrayList<>(Collections.nCopies(6, key("ada/2.jpg")));
        images.set(0, first);
        return new ArchiveRequest("ada", "fox", 0, images, false);
    }

    private static Reference key(String key) {
        return image(null, key, null, null);
    }

    private static Reference image(
            @Nullable String store, String key, @Nullable String sha256, @Nullable String caption) {
        return new Reference("image 1", store, key, null, sha256, caption);
    }
}
