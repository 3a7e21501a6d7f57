package io.lorapipe.store.fal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.Step;
import io.lorapipe.store.check.StepResult;
import io.lorapipe.store.check.StoreCheck;
import io.lorapipe.store.roles.StoreRole;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FalStoreCheckTests {

    @Test
    void aFileIsPutReadAndFetchedAndTheRestIsNotForFal() throws IOException {
        try (FalFilesServer server = new FalFilesServer()) {
            CheckedStore checked = check(server);

            assertThat(checked.isWell()).isTrue();
            assertThat(checked.steps())
                    .filteredOn(StepResult.Skipped.class::isInstance)
                    .extracting(StepResult::step)
                    .containsExactly(Step.TYPES, Step.LARGE, Step.LIMIT, Step.LIST, Step.UNFINISHED, Step.DELETE);
            assertThat(server.fileCount()).isEqualTo(1);
        }
    }

    @Test
    void aKeyThatIsNotKnownIsNamedAndNotShown() throws IOException {
        try (FalFilesServer server = new FalFilesServer()) {
            server.fault = call -> Optional.of(401);

            assertThat(check(server).steps())
                    .first()
                    .asString()
                    .contains("FAL_KEY")
                    .doesNotContain("secret");
        }
    }

    private static CheckedStore check(FalFilesServer server) {
        FalStore store =
                FalStore.open(server.url(), "id:secret", List.of("fal.media"), Duration.ofDays(1), Clock.systemUTC());
        return new StoreCheck(UUID::randomUUID, Clock.systemUTC(), false).one(store, EnumSet.of(StoreRole.DELIVERY));
    }
}
