package io.lorapipe.upload.fetch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.messaging.work.WorkProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OldFetchesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final TestDatabase database = TestDatabase.h2("upload");

    @Test
    void aFetchIsForgottenOnceItIsAsOldAsPublishedEventsBecome() {
        var old = fetched(Duration.ofDays(35).plusSeconds(1));
        var young = fetched(Duration.ofDays(35).minusSeconds(1));

        new OldFetches(database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC), keeping(Duration.ofDays(35))).forget();

        assertThat(database.jdbc()
                        .sql("select attempt_id from attempt_fetch")
                        .query(UUID.class)
                        .list())
                .contains(young)
                .doesNotContain(old);
    }

    private UUID fetched(Duration ago) {
        var attempt = UUID.randomUUID();
        database.jdbc()
                .sql("insert into attempt_fetch (attempt_id, fetched_at) values (:attempt, :at)")
                .param("attempt", attempt)
                .param("at", NOW.minus(ago).atOffset(ZoneOffset.UTC))
                .update();
        return attempt;
    }

    private static WorkProperties keeping(Duration keep) {
        return new WorkProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), 20, keep);
    }
}
