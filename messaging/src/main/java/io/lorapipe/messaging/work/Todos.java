package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lorapipe.messaging.ConflictException;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.Trace;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionOperations;

/** The durable to-dos of a service: facts it received, the work for each, and the one outcome of it. */
public final class Todos<E extends SpecificRecordBase> {

    private static final String TASK = "todo";

    private final Work<E> work;
    private final TodoRows rows;
    private final OutgoingRows outgoing;
    private final TaskQueue queue;
    private final EventCodec codec;
    private final TransactionOperations transactions;
    private final WorkProperties properties;
    private final Clock clock;

    Todos(
            Work<E> work,
            TodoRows rows,
            OutgoingRows outgoing,
            TaskQueue queue,
            EventCodec codec,
            TransactionOperations transactions,
            WorkProperties properties,
            Clock clock) {
        this.work = work;
        this.rows = rows;
        this.outgoing = outgoing;
        this.queue = queue;
        this.codec = codec;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Accepts a fact durably; one that was accepted before has its outcome published again.
     *
     * @throws ConflictException when it contradicts what is known of the training
     */
    public void accept(UUID trainingId, int generation, E fact) {
        transactions.executeWithoutResult(status -> {
            rows.newest(trainingId).map(this::fact).ifPresent(known -> refuseContradiction(known, fact));
            var id = new TodoId(trainingId, generation);
            rows.insert(id, codec.encode(fact), Trace.next());
            queue.add(TASK, id.toString(), clock.instant());
        });
    }

    /** Stops the work for a training, whether it began or not. */
    public void cancel(UUID trainingId) {
        transactions.executeWithoutResult(status -> rows.markUnwanted(trainingId));
    }

    Task<Void> task() {
        return Tasks.oneTime(TASK)
                .onFailure(this::failed)
                .execute((instance, context) -> perform(TodoId.parse(instance.getId())));
    }

    private void perform(TodoId id) {
        var run = transactions.execute(status -> rows.beginRun(id));
        try (var ignored = MDC.putCloseable("trainingId", id.trainingId().toString())) {
            Trace.within(run.traceparent(), () -> {
                if (run.outcomeId() == null && rows.isWanted(run)) {
                    work.perform(fact(run), () -> rows.isWanted(run)).ifPresent(outcome -> store(run, outcome));
                }
                publishOutcome(id);
            });
        }
    }

    private void store(TodoRows.Row run, Outcome outcome) {
        transactions.executeWithoutResult(status -> {
            if (!rows.storeOutcome(run, outgoing.insert(run.id().trainingId(), outcome))) {
                status.setRollbackOnly();
            }
        });
    }

    private void publishOutcome(TodoId id) {
        var outcomeId = rows.get(id).outcomeId();
        if (outcomeId != null) {
            outgoing.publish(List.of(outgoing.get(outcomeId)));
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var run = rows.get(TodoId.parse(complete.getExecution().taskInstance.getId()));
        var next = Retries.nextTry(complete, properties);
        if (run.outcomeId() == null && Retries.failures(complete) >= properties.tries()) {
            store(run, work.abandoned(fact(run)));
            next = clock.instant();
        } else if (run.outcomeId() == null) {
            work.postponed(fact(run), next);
        }
        Retries.log(complete, next);
        operations.reschedule(complete, next);
    }

    private E fact(TodoRows.Row row) {
        return codec.decode(work.fact(), row.fact());
    }

    private void refuseContradiction(E known, E received) {
        if (work.contradicts(known, received)) {
            throw new ConflictException("A record with another body was accepted for this training before");
        }
    }
}
