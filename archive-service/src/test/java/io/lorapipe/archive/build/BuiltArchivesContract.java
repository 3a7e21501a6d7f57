package io.lorapipe.archive.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.pack.ArchiveKey;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every memory of built archives promises. */
public abstract class BuiltArchivesContract {

    private final ArchiveKey key =
            ArchiveKey.of(List.of(new ArchiveKey.Input(UUID.randomUUID().toString(), null)), Map.of());

    /** The memory under test, the same at each call. */
    protected abstract BuiltArchives built();

    @Test
    protected void whatIsRememberedIsFound() {
        var archive = archive("a", null);

        built().remember("ada", key, archive);

        assertThat(built().find("ada", key)).contains(archive);
    }

    @Test
    protected void theAddressThatAStoreChoseIsFoundToo() {
        var archive = archive("a", URI.create("https://files.example/a.zip?x=1"));

        built().remember("ada", key, archive);

        assertThat(built().find("ada", key)).contains(archive);
    }

    @Test
    protected void theLaterArchiveTakesThePlaceOfTheEarlier() {
        built().remember("ada", key, archive("a", null));

        built().remember("ada", key, archive("b", null));

        assertThat(built().find("ada", key)).contains(archive("b", null));
    }

    @Test
    protected void nobodyFindsWhatAnotherUserBuilt() {
        built().remember("ada", key, archive("a", null));

        assertThat(built().find("eve", key)).isEmpty();
    }

    private static Archive archive(String digit, @Nullable URI url) {
        var location = new Location("staging", ObjectKey.archive("ada", digit.repeat(64)), url);
        return new Archive(location, 7, digit.repeat(64), 6);
    }
}
