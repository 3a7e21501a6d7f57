package io.lorapipe.upload.lease.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.messaging.testing.TestDatabase;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.UploadProperties;
import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.Ending;
import io.lorapipe.upload.lease.Lease;
import io.lorapipe.upload.lease.LeaseTerms;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LeaseMetersTests {

    private static final Instant SWEPT = Instant.parse("2026-11-23T07:30:00Z");

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final TestDatabase database = TestDatabase.h2("upload");
    private final LeaseTables tables =
            LeaseTables.of(database, new LeaseTerms(Duration.ofHours(24), Duration.ofDays(14)), clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final UUID training = UUID.randomUUID();

    @BeforeEach
    void bind() {
        bind("on");
    }

    @Test
    void whatIsLeasedIsCountedWithItsBytes() {
        assertThat(gauge("lorapipe.archives.leased")).isZero();
        assertThat(gauge("lorapipe.archives.leased.size")).isZero();

        open("a", 100);
        open("b", 23);

        assertThat(gauge("lorapipe.archives.leased")).isEqualTo(2);
        assertThat(gauge("lorapipe.archives.leased.size")).isEqualTo(123);
    }

    @Test
    void howLongTheOldestIsOverdueIsToldUntilItIsGone() {
        open("a", 100);
        tables.leases().ended(training);
        assertThat(overdue()).isZero();

        clock.pass(Duration.ofHours(24).plusSeconds(5));
        assertThat(overdue()).as("not yet taken up").isEqualTo(5);
        var deletion = tables.deletions().due().getFirst();
        tables.deletions().begin(deletion);
        assertThat(overdue()).as("being deleted").isEqualTo(5);
        tables.deletions().refused(deletion);
        assertThat(overdue()).as("refused for now").isEqualTo(5);

        clock.pass(Duration.ofMinutes(1));
        var again = tables.deletions().due().getFirst();
        tables.deletions().begin(again);
        tables.deletions().end(again, new Ending.Deleted());
        assertThat(overdue()).as("gone").isZero();
    }

    @Test
    void theEndOfTheLastSweepIsToldInSeconds() {
        assertThat(gauge("lorapipe.sweep.last")).isZero();

        sweepEnded();

        assertThat(gauge("lorapipe.sweep.last")).isEqualTo(SWEPT.getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource({"off", "dry-run"})
    void aSweepThatRemovesNothingIsNone(String mode) {
        sweepEnded();

        registry.clear();
        bind(mode);

        assertThat(gauge("lorapipe.sweep.last")).isZero();
    }

    private void bind(String sweep) {
        new LeaseMeters(database.jdbc(), clock, properties(sweep)).bindTo(registry);
    }

    private void open(String digit, long size) {
        var archive = new ArchiveId("ada", "delivery", digit.repeat(64));
        assertThat(tables.leases().open(new Lease(archive, null, size), training))
                .isTrue();
    }

    private void sweepEnded() {
        database.jdbc().sql("""
                        insert into scheduled_tasks
                          (task_name, task_instance, execution_time, picked, last_success, version)
                        values ('sweep', 'recurring', :ended, false, :ended, 1)""").param("ended", LeaseRows.time(SWEPT)).update();
    }

    private double overdue() {
        return gauge("lorapipe.archives.overdue");
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private static UploadProperties properties(String sweep) {
        return new Binder(new MapConfigurationPropertySource(Map.of("lorapipe.upload.sweep", sweep)))
                .bindOrCreate("lorapipe.upload", UploadProperties.class);
    }
}
