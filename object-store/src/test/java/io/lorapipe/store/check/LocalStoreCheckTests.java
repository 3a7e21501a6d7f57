package io.lorapipe.store.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.roles.StoreRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreCheckTests {

    @TempDir
    Path directory;

    @Test
    void aLocalStoreIsWellWithoutAService() {
        LocalStore store = LocalStore.open(directory, null, URI.create("http://127.0.0.1:9"), Clock.systemUTC());
        CheckedStore checked =
                new StoreCheck(UUID::randomUUID, Clock.systemUTC(), false).one(store, EnumSet.allOf(StoreRole.class));

        assertThat(checked.isWell()).isTrue();
        assertThat(checked.steps())
                .filteredOn(StepResult.Skipped.class::isInstance)
                .extracting(StepResult::step)
                .containsExactly(Step.LINK, Step.LIMIT);
        assertThat(store.list("")).isEmpty();
    }
}
