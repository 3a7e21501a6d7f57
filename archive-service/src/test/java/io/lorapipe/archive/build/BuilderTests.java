package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.archive.Photographs;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.fetch.FetchRules;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that build archives of images in a store, with every memory and store in this process. */
abstract class BuilderTests {

    static final long MAX_BYTES = 1 << 20;

    @TempDir
    Path spool;

    final ObjectStore references = new InMemoryStore("references");
    final ObjectStore staging = new InMemoryStore("staging");
    final ObjectStore elsewhere = new InMemoryStore("elsewhere");
    final BuiltArchives built = new InMemoryBuiltArchives();
    final CheckedImages checked = new InMemoryCheckedImages();
    final ProgressLog progress = new ProgressLog();

    @AfterEach
    final void nothingIsLeftInTheSpool() {
        assertThat(spool).isEmptyDirectory();
    }

    final BuildResult build(ArchiveRequest request) throws Exception {
        return build(builder(staging), request);
    }

    final BuildResult build(ArchiveBuilder builder, ArchiveRequest request) throws Exception {
        return builder.build(request, progress, () -> true);
    }

    final Archive archive(ArchiveRequest request) throws Exception {
        return ((Built) build(request)).archive();
    }

    final Refusal refusal(ArchiveRequest request) throws Exception {
        return ((Refused) build(request)).refusal();
    }

    /** A builder that stages in this store, which is the one for deliveries too. */
    final ArchiveBuilder builder(ObjectStore target) {
        return builder(stores(target), checked, Long.MAX_VALUE);
    }

    final ArchiveBuilder builder(Stores stores, CheckedImages checked, long maxArchiveBytes) {
        var standard = ImageRules.standard();
        var images = new ImageRules(6, 12, MAX_BYTES, standard.maxPixels(), 256, standard.maxAspectRatio());
        return new ArchiveBuilder(
                stores,
                new BuildRules(images, PackOptions.standard(), maxArchiveBytes),
                new Gathering(stores, new ImageFetcher(FetchRules.standard().upTo(MAX_BYTES)), MAX_BYTES),
                built,
                checked,
                Spool.at(spool, Long.MAX_VALUE));
    }

    final Stores stores(ObjectStore target) {
        return Stores.of(target).with(StoreRole.REFERENCES, references);
    }

    final List<Reference> stored(int count) {
        var images = new ArrayList<Reference>();
        for (int number = 1; number <= count; number++) {
            images.add(stored(number, Photographs.jpeg(256, 256)));
        }
        return images;
    }

    final Reference stored(int number, byte[] bytes) {
        var content = Content.of(bytes, "image/jpeg");
        var key = ObjectKey.referenceImage("ada", "fox", content.sha256(), "jpg");
        references.put(key, content);
        return new Reference("image " + number, null, key.value(), null, content.sha256(), null);
    }

    static Reference with(Reference image, @Nullable String sha256, @Nullable String caption) {
        return new Reference(image.label(), image.store(), image.key(), image.url(), sha256, caption);
    }

    static ArchiveRequest request(List<Reference> images) {
        return new ArchiveRequest("ada", "fox", 0, images, false);
    }

    static final class ProgressLog implements BuildProgress {

        final List<Integer> downloads = new ArrayList<>();
        boolean creating;

        @Override
        public void downloaded(int done, int total) {
            downloads.add(done);
        }

        @Override
        public void packaged(int done, int total) {}

        @Override
        public void creating() {
            creating = true;
        }

        @Override
        public void ready() {}
    }
}
