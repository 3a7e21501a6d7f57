package io.lorapipe.upload.lease.store;

import io.lorapipe.upload.UploadProperties;
import io.lorapipe.upload.sweep.SweepMode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators see of leases, of all instances: how much is kept, and whether anything outlives its lease. */
@Component
class LeaseMeters implements MeterBinder {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SweepMode sweep;

    LeaseMeters(JdbcClient jdbc, Clock clock, UploadProperties properties) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sweep = properties.sweep();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lorapipe.archives.leased", () -> number("select count(*) from lease where state = 'LIVE'"))
                .description("Archives that may lie in their store")
                .register(registry);
        Gauge.builder(
                        "lorapipe.archives.leased.size",
                        () -> number("select coalesce(sum(size), 0) from lease where state = 'LIVE'"))
                .description("Their size together")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        Gauge.builder("lorapipe.archives.overdue", this::overdueSeconds)
                .description("How long the time of the oldest archive is over that is still there")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("lorapipe.sweep.last", this::lastSweep)
                .description(
                        "When a sweep last came to its end, in seconds since 1970; 0 before the first, and where none removes")
                .baseUnit("seconds")
                .register(registry);
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private double overdueSeconds() {
        var now = clock.instant();
        return time("select min(expires_at) from lease where state in ('LIVE', 'DELETING', 'REFUSED')")
                .map(expiry -> Duration.between(expiry.toInstant(), now))
                .filter(Duration::isPositive)
                .map(overdue -> overdue.toMillis() / 1000.0)
                .orElse(0.0);
    }

    /** The task also runs where it only tells, or does nothing. */
    private long lastSweep() {
        if (sweep != SweepMode.ON) {
            return 0;
        }
        return time("select last_success from scheduled_tasks where task_name = 'sweep'")
                .map(OffsetDateTime::toEpochSecond)
                .orElse(0L);
    }

    private Optional<OffsetDateTime> time(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .optional()
                .flatMap(found -> found);
    }
}
