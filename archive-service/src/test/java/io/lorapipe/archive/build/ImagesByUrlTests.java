package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.archive.Photographs;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of images that come by a URL it is known only when they are here which ones they are. */
class ImagesByUrlTests extends BuilderTests {

    @Test
    void theSameImagesAgainAreNeitherPackedNorStoredAgain() throws Exception {
        var request = request(byUrl(6));
        var first = archive(request);

        assertThat(build(builder(takingNothing()), request)).isEqualTo(new Built(first, true));
    }

    @Test
    void theSameImagesAgainAreLookedAtButNotPackedWhereWarningsRefuse() throws Exception {
        var images = stored(6);
        var first = archive(request(images));

        assertThat(build(builder(takingNothing()), new ArchiveRequest("ada", "fox", 0, images, true)))
                .isEqualTo(new Built(first, true));
    }

    @Test
    void everyImageThatCannotBeHadIsNamedInItsOrder() throws Exception {
        var images = stored(6);
        for (int gone : List.of(1, 4)) {
            references.delete(
                    references.at(new ObjectKey(String.valueOf(images.get(gone).key()))));
        }
        images.set(2, byUrl(3, "data:image/jpeg;base64,***"));

        var refusal = refusal(request(images));

        assertThat(refusal)
                .returns(Refusal.Code.IMAGE_UNREACHABLE, Refusal::code)
                .returns("image 2", Refusal::culprit);
        assertThat(refusal.message())
                .isEqualTo("Image 2 is not in its store. Image 3 at the data: address holds no base64."
                        + " Image 5 is not in its store.");
        assertThat(refusal.hint())
                .isEqualTo("Upload it again. Give it as data:image/jpeg;base64,..., or upload the image.");
    }

    @Test
    void oneThatIsTooLargeIsAsUnusableAsAnUploadedOne() throws Exception {
        var images = stored(5);
        images.add(byUrl(6, url(new byte[(int) MAX_BYTES + 1])));

        assertThat(refusal(request(images)))
                .returns(Refusal.Code.INVALID_IMAGE, Refusal::code)
                .returns("image 6 at the data: address", Refusal::culprit);
    }

    private FailingStore takingNothing() {
        return new FailingStore(staging, new StoreException.Unavailable("The store is away.", null));
    }

    private static List<Reference> byUrl(int count) {
        var images = new ArrayList<Reference>();
        for (int number = 1; number <= count; number++) {
            images.add(byUrl(number, url(Photographs.jpeg(256, 256))));
        }
        return images;
    }

    private static Reference byUrl(int number, String url) {
        return new Reference("image " + number, null, null, url, null, null);
    }

    private static String url(byte[] image) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(image);
    }
}
