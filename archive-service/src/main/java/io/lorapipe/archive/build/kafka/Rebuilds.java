package io.lorapipe.archive.build.kafka;

import io.lorapipe.messaging.ConflictException;
import io.lorapipe.messaging.work.Outbox;
import io.lorapipe.messaging.work.Todos;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.ImagesRequested;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Archives that are built once more, as the next generation, from what was asked for at first. */
@Component
class Rebuilds {

    private final Todos<ImagesRequested> todos;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Rebuilds(Todos<ImagesRequested> todos, Outbox outbox, TransactionOperations transactions, Clock clock) {
        this.todos = todos;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    void accept(ArchiveRebuildRequested lost) {
        todos.first(lost.getTrainingId()).ifPresentOrElse(asked -> buildAgain(asked, lost), () -> stop(lost));
    }

    private void buildAgain(ImagesRequested asked, ArchiveRebuildRequested lost) {
        if (!asked.getUserId().equals(lost.getUserId())) {
            throw new ConflictException("The rebuild names another user than the training");
        }
        var again = ImagesRequested.newBuilder(asked)
                .setGeneration(lost.getGeneration() + 1)
                .build();
        todos.accept(again.getTrainingId(), again.getGeneration(), again);
    }

    private void stop(ArchiveRebuildRequested lost) {
        transactions.executeWithoutResult(
                status -> outbox.put(lost.getTrainingId(), Outcomes.lost(lost, clock.instant())));
    }
}
