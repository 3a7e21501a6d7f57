package io.lorapipe.training.run.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see: whether the provider is paused, and how many trainings are in which state, of all instances. */
public final class TrainingMeters implements MeterBinder {

    private static final List<String> STATES =
            List.of("Waiting", "Sending", "Unknown", "Accepted", "Submitted", "Securing");

    private final JdbcClient jdbc;
    private final String provider;

    public TrainingMeters(JdbcClient jdbc, String provider) {
        this.jdbc = jdbc;
        this.provider = provider;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lorapipe.provider.paused", this::paused)
                .description("1 while the provider refuses everybody or cannot be reached, and trainings wait")
                .tag("provider", provider)
                .register(registry);
        STATES.forEach(state -> Gauge.builder("lorapipe.trainings", () -> trainings(state))
                .description("Trainings that have not ended, by the state of their attempt")
                .tag("state", state.toLowerCase(Locale.ROOT))
                .register(registry));
    }

    private long paused() {
        return count("select count(*) from provider where name = :value and paused_why is not null", provider);
    }

    private long trainings(String state) {
        return count("""
                select count(distinct t.training_id) from training t join attempt a on a.training_id = t.training_id
                where t.ending is null and a.state = :value""", state);
    }

    private long count(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Long.class).single();
    }
}
