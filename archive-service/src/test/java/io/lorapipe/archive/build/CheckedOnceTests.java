package io.lorapipe.archive.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageFormat;
import io.lorapipe.images.clean.Extract;
import io.lorapipe.images.pack.Packable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class CheckedOnceTests extends BuilderTests {

    private final Trusting trusting = new Trusting();

    @Test
    void whatIsKnownToBeUsableIsNotDecodedAgain() throws Exception {
        var images = new ArrayList<Reference>();
        for (int number = 1; number <= 6; number++) {
            images.add(known("no image at all: " + number, number));
        }

        assertThat(build(builder(stores(staging), trusting, Long.MAX_VALUE), request(images)))
                .isInstanceOf(Built.class);
        assertThat(trusting.remembered).isEmpty();
    }

    @Test
    void anArchiveOfKnownImagesIsTheOneOfNewOnes() throws Exception {
        var images = stored(6);
        var first = archive(request(images));
        staging.delete(first.location());

        assertThat(archive(request(images))).isEqualTo(first);
    }

    @Test
    void whatIsUsableIsRememberedThoughAnotherImageIsNot() throws Exception {
        var images = stored(5);
        images.add(stored(6, "not an image".getBytes(UTF_8)));

        assertThat(build(builder(stores(staging), trusting, Long.MAX_VALUE), request(images)))
                .isInstanceOf(Refused.class);

        assertThat(trusting.remembered)
                .extracting(image -> image.image().sha256())
                .containsExactlyElementsOf(
                        images.subList(0, 5).stream().map(Reference::sha256).toList());
    }

    @Test
    void aKnownImageThatIsGivenTwiceIsRefusedByItsNames() throws Exception {
        var images = stored(5);
        build(request(images));
        images.add(new Reference(
                "image 6 (copy)",
                null,
                images.getFirst().key(),
                null,
                images.getFirst().sha256(),
                null));

        assertThat(refusal(request(images)))
                .returns(Refusal.Code.DUPLICATE_IMAGE, Refusal::code)
                .returns("image 6 (copy)", Refusal::culprit)
                .returns("Image 6 (copy) is the same image as image 1.", Refusal::message);
    }

    /** Bytes that no check would take, of which it is known that one did. */
    private Reference known(String text, int number) {
        var bytes = text.getBytes(UTF_8);
        var crc = new CRC32();
        crc.update(bytes);
        var reference = stored(number, bytes);
        var sha256 = Objects.requireNonNull(reference.sha256());
        var image = new CheckedImage(sha256, ImageFormat.JPEG, 300, 300, bytes.length, crc.getValue(), sha256);
        trusting.known.put(sha256, new Packable(image, Extract.whole(image)));
        return reference;
    }

    /** Knows what it was told, on any terms. */
    private static final class Trusting implements CheckedImages {

        private final Map<String, Packable> known = new HashMap<>();
        private final List<Packable> remembered = new ArrayList<>();

        @Override
        public Map<String, Packable> find(String terms, Collection<String> digests) {
            return known;
        }

        @Override
        public void remember(String terms, Collection<Packable> images) {
            remembered.addAll(images);
        }
    }
}
