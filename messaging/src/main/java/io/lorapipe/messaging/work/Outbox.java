package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** Events that are part of a decision: stored with it in one transaction, published after it, in order. */
public final class Outbox {

    private static final String TASK = "publish";

    private final OutgoingRows rows;
    private final TaskQueue queue;
    private final TransactionOperations transactions;
    private final WorkProperties properties;
    private final Clock clock;

    Outbox(
            OutgoingRows rows,
            TaskQueue queue,
            TransactionOperations transactions,
            WorkProperties properties,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Stores an event in the transaction of the caller; it is published once that commits. */
    public void put(UUID trainingId, Outcome outcome) {
        var id = rows.insert(trainingId, outcome);
        queue.add(TASK, id.toString(), clock.instant());
    }

    Task<Void> task() {
        return Tasks.oneTime(TASK)
                .onFailure(Retries.forEver(properties))
                .execute((instance, context) -> transactions.executeWithoutResult(
                        status -> rows.publish(rows.lockUnpublishedUpTo(UUID.fromString(instance.getId())))));
    }
}
