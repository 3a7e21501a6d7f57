package io.lorapipe.training.run.store;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Trainings in a database: one row each, locked while it is decided about. */
public final class JdbcTrainings implements Trainings {

    private final TrainingRows rows;
    private final JdbcSlots slots;
    private final Announcements announcements;
    private final WakeUps wakeUps;
    private final TransactionOperations transactions;

    public JdbcTrainings(
            JdbcClient jdbc,
            JdbcSlots slots,
            Announcements announcements,
            WakeUps wakeUps,
            TransactionOperations transactions) {
        this.rows = new TrainingRows(jdbc);
        this.slots = slots;
        this.announcements = announcements;
        this.wakeUps = wakeUps;
        this.transactions = transactions;
    }

    @Override
    public Decision decide(Training ifNew, Function<Training, Decision> decide) {
        return transactions.execute(status -> {
            rows.insertIfNew(ifNew);
            return decideLocked(ifNew.id(), decide);
        });
    }

    @Override
    public Decision decide(UUID trainingId, Function<Training, Decision> decide) {
        return transactions.execute(status -> decideLocked(trainingId, decide));
    }

    private Decision decideLocked(UUID trainingId, Function<Training, Decision> decide) {
        var before = rows.lock(trainingId);
        var decision = decide.apply(before);
        var after = decision.training();
        if (!after.equals(before)) {
            rows.update(after);
            after.attempts().stream()
                    .filter(attempt -> !before.attempts().contains(attempt))
                    .forEach(attempt -> rows.put(trainingId, attempt));
        }
        decision.news().forEach(news -> announcements.announce(after, news));
        if (decision.wakes()) {
            wakeUps.wake(trainingId);
        }
        if (inFlight(after) < inFlight(before)) {
            slots.nextInTurn().ifPresent(wakeUps::wake);
        }
        return decision;
    }

    @Override
    public Optional<Training> find(UUID trainingId) {
        return transactions.execute(status -> rows.find(trainingId));
    }

    @Override
    public Optional<UUID> havingAttempt(UUID attemptId) {
        return rows.havingAttempt(attemptId);
    }

    @Override
    public Optional<UUID> attemptBeing(String requestId) {
        return rows.attemptBeing(requestId);
    }

    @Override
    public List<UUID> unsettled() {
        return rows.unsettled();
    }

    private static long inFlight(Training training) {
        return training.attempts().stream().filter(JdbcTrainings::isInFlight).count();
    }

    private static boolean isInFlight(Attempt attempt) {
        return attempt instanceof Attempt.Sending
                || attempt instanceof Attempt.Unknown
                || attempt instanceof Attempt.Accepted
                || attempt instanceof Attempt.Submitted;
    }
}
