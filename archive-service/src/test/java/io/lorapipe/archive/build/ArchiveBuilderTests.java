package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.archive.Photographs;
import io.lorapipe.archive.build.BuildResult.Abandoned;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.fetch.FetchRules;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ArchiveBuilderTests {

    private static final long MAX_BYTES = 1 << 20;

    @TempDir
    Path spool;

    private final ObjectStore references = new InMemoryStore("references");
    private final ObjectStore staging = new InMemoryStore("staging");
    private final BuiltArchives built = new InMemoryBuiltArchives();
    private final ProgressLog progress = new ProgressLog();

    @AfterEach
    void nothingIsLeftInTheSpool() {
        assertThat(spool).isEmptyDirectory();
    }

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

        assertThatThrownBy(() -> builder(away, staging).build(request(images), progress, () -> true))
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
    void anArchiveThatIsKnownButGoneIsBuiltAgain() throws Exception {
        var request = request(stored(6));
        var first = (Built) build(request);
        staging.delete(first.archive().location());

        assertThat(build(request)).isEqualTo(first);
        assertThat(build(request)).isEqualTo(new Built(first.archive(), true));
    }

    private BuildResult build(ArchiveRequest request) throws Exception {
        return builder(staging).build(request, progress, () -> true);
    }

    private Refusal refusal(ArchiveRequest request) throws Exception {
        return ((Refused) build(request)).refusal();
    }

    private ArchiveBuilder builder(ObjectStore target) {
        return builder(references, target);
    }

    private ArchiveBuilder builder(ObjectStore source, ObjectStore target) {
        var stores = Stores.of(target).with(StoreRole.REFERENCES, source);
        var standard = ImageRules.standard();
        var rules = new ImageRules(6, 12, MAX_BYTES, standard.maxPixels(), 256, standard.maxAspectRatio());
        var gathering = new Gathering(stores, new ImageFetcher(FetchRules.standard()), MAX_BYTES);
        return new ArchiveBuilder(
                gathering, rules, PackOptions.standard(), target, built, Spool.at(spool, Long.MAX_VALUE));
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

    private List<Reference> stored(int count) {
        var images = new ArrayList<Reference>();
        for (int number = 1; number <= count; number++) {
            images.add(stored(number, Photographs.jpeg(256, 256)));
        }
        return images;
    }

    private Reference stored(int number, byte[] bytes) {
        var content = Content.of(bytes, "image/jpeg");
        var key = ObjectKey.referenceImage("ada", "fox", content.sha256(), "jpg");
        references.put(key, content);
        return new Reference("image " + number, null, key.value(), null, content.sha256(), null);
    }

    private static Reference with(Reference image, @Nullable String sha256, @Nullable String caption) {
        return new Reference(image.label(), image.store(), image.key(), image.url(), sha256, caption);
    }

    private static ArchiveRequest request(List<Reference> images) {
        return new ArchiveRequest("ada", "fox", 0, images);
    }

    private static final class ProgressLog implements BuildProgress {

        private final List<Integer> downloads = new ArrayList<>();

        @Override
        public void downloaded(int done, int total) {
            downloads.add(done);
        }

        @Override
        public void packaged(int done, int total) {}

        @Override
        public void creating() {}

        @Override
        public void ready() {}
    }
}
