package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.store.roles.StoreRole;
import org.junit.jupiter.api.Test;

class KnownArchiveTests extends BuilderTests {

    @Test
    void theSameImagesAgainAreNotFetched() throws Exception {
        var request = request(stored(6));
        var first = archive(request);
        progress.downloads.clear();

        assertThat(build(request)).isEqualTo(new Built(first, true));
        assertThat(progress.downloads).isEmpty();
    }

    @Test
    void anotherUserBuildsTheirOwn() throws Exception {
        var images = stored(6);
        build(request(images));

        var theirs = build(new ArchiveRequest("eve", "fox", 0, images, false));

        assertThat(theirs).isNotInstanceOf(Built.class);
    }

    @Test
    void anArchiveThatIsKnownButGoneIsBuiltAgain() throws Exception {
        var request = request(stored(6));
        var first = (Built) build(request);
        staging.delete(first.archive().location());

        assertThat(build(request)).isEqualTo(first);
        assertThat(build(request)).isEqualTo(new Built(first.archive(), true));
    }

    @Test
    void whereArchivesAreDeliveredToAnotherStoreOneThatLeftTheStagingStoreIsTaken() throws Exception {
        var builder = deliveringElsewhere();
        var request = request(stored(6));
        var first = (Built) build(builder, request);
        staging.delete(first.archive().location());

        assertThat(build(builder, request)).isEqualTo(new Built(first.archive(), true));
    }

    @Test
    void aRebuildTakesOnlyWhatIsStaged() throws Exception {
        var builder = deliveringElsewhere();
        var images = stored(6);
        var rebuild = new ArchiveRequest("ada", "fox", 1, images, false);
        var first = (Built) build(builder, request(images));

        assertThat(build(builder, rebuild)).isEqualTo(new Built(first.archive(), true));
        staging.delete(first.archive().location());
        assertThat(build(builder, rebuild)).isEqualTo(first);
        assertThat(staging.head(first.archive().location())).isPresent();
    }

    private ArchiveBuilder deliveringElsewhere() {
        return builder(stores(staging).with(StoreRole.DELIVERY, elsewhere), checked, Long.MAX_VALUE);
    }
}
