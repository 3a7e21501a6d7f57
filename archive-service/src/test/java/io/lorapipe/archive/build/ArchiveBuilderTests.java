package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.archive.Photographs;
import io.lorapipe.archive.build.BuildResult.Abandoned;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArchiveBuilderTests extends BuilderTests {

    @Test
    void captionsLieBesideTheirImages() throws Exception {
        var images = stored(6);
        images.set(1, with(images.get(1), images.get(1).sha256(), "a fox from the left"));

        var result = build(request(images));

        assertThat(entries(result))
                .containsExactly(
                        "image_001.jpg",
                        "image_002.jpg",
                        "image_002.txt",
                        "image_003.jpg",
                        "image_004.jpg",
                        "image_005.jpg",
                        "image_006.jpg");
    }

    @Test
    void warningsRefuseOnlyWhereTheyAreToAndAlsoWhenTheArchiveIsKnown() throws Exception {
        var images = stored(5);
        images.add(stored(6, Photographs.plain(256, 256)));
        var strict = new ArchiveRequest("ada", "fox", 0, images, true);

        assertThat(build(request(images))).isInstanceOf(Built.class);
        assertThat(refusal(strict))
                .returns(Refusal.Code.INVALID_IMAGE, Refusal::code)
                .returns("image 6", Refusal::culprit);
    }

    @Test
    void whatItWasPackedFromLiesBesideIt() throws Exception {
        var archive = ((Built) build(request(stored(6)))).archive();

        var manifest = staging.at(ObjectKey.manifest("ada", archive.sha256()));
        try (var in = staging.get(manifest)) {
            var json = JsonMapper.shared().readTree(in);
            assertThat(json.path("sha256").asString()).isEqualTo(archive.sha256());
            assertThat(json.path("images"))
                    .hasSize(6)
                    .allSatisfy(
                            image -> assertThat(image.path("sha256").asString()).hasSize(64));
        }
    }

    @Test
    void everyImageIsCountedOnceHoweverTheyArrive() throws Exception {
        build(request(stored(6)));

        assertThat(progress.downloads).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void anImageThatIsNotTheOneAskedForIsRefusedAndNamed() throws Exception {
        var images = stored(6);
        images.set(4, with(images.get(4), "0".repeat(64), null));

        assertThat(refusal(request(images)))
                .returns(Refusal.Code.INVALID_IMAGE, Refusal::code)
                .returns("image 5", Refusal::culprit);
    }

    @Test
    void anImageThatIsGoneIsRefusedAndNamed() throws Exception {
        var images = stored(6);
        references.delete(
                references.at(new ObjectKey(String.valueOf(images.get(2).key()))));

        assertThat(refusal(request(images)))
                .returns(Refusal.Code.IMAGE_UNREACHABLE, Refusal::code)
                .returns("image 3", Refusal::culprit);
    }

    @Test
    void anImageThatIsTooLargeIsNotCopiedToItsEnd() throws Exception {
        var images = stored(5);
        images.add(stored(6, new byte[(int) (8 * MAX_BYTES)]));

        assertThat(refusal(request(images)))
                .returns(Refusal.Code.INVALID_IMAGE, Refusal::code)
                .returns("image 6", Refusal::culprit);
    }

    @Test
    void tooManyImagesAreRefusedBeforeAnyIsFetched() throws Exception {
        assertThat(refusal(request(stored(13))))
                .returns(Refusal.Code.INVALID_IMAGE_COUNT, Refusal::code)
                .returns("The set has 13 images.", Refusal::message)
                .returns("Give 6 to 12.", Refusal::hint);
        assertThat(progress.downloads).isEmpty();
    }

    @Test
    void whatNobodyWantsAnyMoreIsAbandonedBetweenSteps() throws Exception {
        var asked = new AtomicInteger();

        assertThat(builder(staging).build(request(stored(6)), progress, () -> asked.incrementAndGet() < 2))
                .isEqualTo(new Abandoned());
        assertThat(staging.list("")).isEmpty();
    }

    @Test
    void anOutageOfTheReferencesIsThrownToBeTriedAgain() {
        var images = stored(6);
        var away = new FailingStore(references, new StoreException.Unavailable("The store is away.", null));

        assertThatThrownBy(() -> builder(Stores.of(staging).with(StoreRole.REFERENCES, away), checked, Long.MAX_VALUE)
                        .build(request(images), progress, () -> true))
                .isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void anOutageOfTheStagingStoreIsThrownToBeTriedAgain() {
        var images = stored(6);
        var away = new FailingStore(staging, new StoreException.Unavailable("The store is away.", null));

        assertThatThrownBy(() -> builder(away).build(request(images), progress, () -> true))
                .isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void aStoreThatWillNotTakeTheArchiveIsARefusal() throws Exception {
        var images = stored(6);
        var full = new FailingStore(staging, new StoreException.Refused("The bucket is locked."));

        assertThat(builder(full).build(request(images), progress, () -> true))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .returns(Refusal.Code.STORE_REFUSED, Refusal::code)
                                .returns("The bucket is locked.", Refusal::message));
    }

    @Test
    void anArchiveOverTheLimitIsRefusedWithTheNumbersBeforeItIsUploaded() throws Exception {
        var request = request(stored(6));
        var size = archive(request).size();
        var other = new InMemoryStore("other");

        var result = build(builder(stores(other), checked, size - 1), request);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .returns(Refusal.Code.ARCHIVE_TOO_LARGE, Refusal::code)
                                .returns(
                                        String.format(
                                                Locale.ROOT,
                                                "The archive of these images has %,d bytes, the limit is %,d.",
                                                size,
                                                size - 1),
                                        Refusal::message));
        assertThat(other.list("")).isEmpty();
        assertThat(build(builder(stores(other), checked, size), request)).isInstanceOf(Built.class);
    }

    @Test
    void anArchiveThatTheStoreFindsTooLargeIsRefusedWithItsNumbers() throws Exception {
        var images = stored(6);
        var small = new FailingStore(staging, new StoreException.TooLarge("staging", 5000, 4000L));

        assertThat(build(builder(small), request(images)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .returns(Refusal.Code.ARCHIVE_TOO_LARGE, Refusal::code)
                                .satisfies(
                                        refusal -> assertThat(refusal.message()).contains("5000", "4000")));
    }

    private List<String> entries(BuildResult result) throws Exception {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(staging.get(((Built) result).archive().location()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
