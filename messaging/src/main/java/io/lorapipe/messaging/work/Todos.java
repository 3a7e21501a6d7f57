package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lorapipe.messaging.ConflictException;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.Trace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionOperations;

/** The durable to-dos of a service: facts it received, the work for each, and the one outcome of it. */
public final class Todos<E extends SpecificRecordBase> {

    private static final Logger LOG = LoggerFactory.getLogger(Todos.class);
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
            var id = new TodoId(trainingId, generation);
            rows.insert(id, codec.encode(fact), Trace.next());
            rows.of(trainingId).forEach(known -> refuseContradiction(fact(known), fact));
            queue.add(TASK, id.toString(), clock.instant());
        });
    }

    /** The fact of lowest generation that was accepted for a training; empty once it is forgotten. */
    public Optional<E> first(UUID trainingId) {
        return rows.of(trainingId).stream().findFirst().map(this::fact);
    }

    /** The facts whose work is due, under way or to be tried again. */
    public List<E> pending() {
        return rows.pending(TASK).stream().map(this::fact).toList();
    }

    /** Stops the work for a training of this user, whether it began or not; another user's training goes on. */
    public void cancel(UUID trainingId, String userId) {
        transactions.executeWithoutResult(status -> rows.markUnwanted(trainingId, userId));
    }

    Task<Void> task() {
        return Tasks.oneTime(TASK)
                .onFailure(this::failed)
                .execute((instance, context) -> perform(TodoId.parse(instance.getId())));
    }

    private void perform(TodoId id) {
        var begun = transactions.execute(status -> rows.beginRun(id));
        begun.ifPresent(run -> within(run, () -> {
            var fact = fact(run);
            var present = new PresentRun(rows, run, work.owner(fact));
            if (run.outcomeId() == null && present.wanted()) {
                LOG.info("Work begins");
                work.perform(fact, present).ifPresent(outcome -> store(run, outcome));
                LOG.info("Work ended");
            }
            publishOutcome(id).ifPresent(topic -> work.published(fact, topic));
        }));
    }

    private record PresentRun(TodoRows rows, TodoRows.Row row, String owner) implements Run {

        @Override
        public boolean wanted() {
            return rows.isWanted(row, owner);
        }

        @Override
        public boolean first() {
            return row.fence() == 1;
        }
    }

    private void store(TodoRows.Row run, Outcome outcome) {
        transactions.executeWithoutResult(status -> {
            if (!rows.storeOutcome(run, outgoing.insert(run.id().trainingId(), outcome))) {
                status.setRollbackOnly();
            }
        });
    }

    /** Returns the topic; empty when there is no outcome. */
    private Optional<String> publishOutcome(TodoId id) {
        var outcome = rows.find(id).map(TodoRows.Row::outcomeId).map(outgoing::get);
        outcome.ifPresent(event -> outgoing.publish(List.of(event)));
        return outcome.map(Outgoing::topic);
    }

    /** Whatever goes wrong in here, the task runs again: at {@code next}, or once its heartbeat is missed. */
    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var next = Retries.nextTry(complete, properties);
        Retries.log(complete, next);
        rows.find(TodoId.parse(complete.getExecution().taskInstance.getId()))
                .filter(run -> run.outcomeId() == null)
                .ifPresentOrElse(
                        run -> within(run, () -> postponeOrAbandon(run, complete, operations, next)),
                        () -> operations.reschedule(complete, next));
    }

    private void postponeOrAbandon(
            TodoRows.Row run, ExecutionComplete complete, ExecutionOperations<Void> operations, Instant next) {
        // First, for it fails in a process that the work was taken from; and never within a transaction, which it
        // commits.
        operations.reschedule(complete, next);
        if (Retries.failures(complete) < properties.tries()) {
            work.postponed(fact(run), next);
        } else {
            store(run, work.abandoned(fact(run)));
        }
    }

    private static void within(TodoRows.Row run, Runnable work) {
        try (var ignored = MDC.putCloseable("trainingId", run.id().trainingId().toString())) {
            Trace.within(run.traceparent(), work);
        }
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
