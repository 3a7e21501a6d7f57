package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Forgets what is finished and so old that no topic can repeat it; what is still owed is kept however old. */
final class Purge {

    private static final Duration EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final WorkProperties properties;
    private final Clock clock;

    Purge(JdbcClient jdbc, TransactionOperations transactions, WorkProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    Task<Void> task() {
        return Tasks.recurring("purge", Schedules.fixedDelay(EVERY)).execute((instance, context) -> run());
    }

    void run() {
        transactions.executeWithoutResult(status -> {
            forget("""
                    delete from todo where received_at < :before
                      and (outcome_id in (select id from outgoing where published_at < :before)
                        or training_id in (select training_id from unwanted where since < :before))""");
            forget("""
                    delete from outgoing where published_at < :before
                      and not exists (select 1 from todo where outcome_id = outgoing.id)""");
            forget("""
                    delete from unwanted where since < :before
                      and not exists (select 1 from todo where todo.training_id = unwanted.training_id)""");
        });
    }

    private void forget(String statement) {
        var before = clock.instant().minus(properties.keep()).atOffset(ZoneOffset.UTC);
        jdbc.sql(statement).param("before", before).update();
    }
}
