package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.attempt.Witnesses;
import io.lorapipe.training.custody.Custody;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All that a follower works with.
 *
 * @param nanoTime a clock that only goes forward, for the deadline of a sender
 */
public record Crew(
        Trainings trainings,
        Slots slots,
        Delivery delivery,
        Trainer trainer,
        Witnesses witnesses,
        Fetches fetches,
        Custody custody,
        Pace pace,
        Supplier<UUID> ids,
        Clock clock,
        LongSupplier nanoTime,
        RandomGenerator random) {

    public Follower follower() {
        var adoption = new Adoption(trainings, slots, clock);
        var answers = new Answers(trainings, slots, adoption, ids, clock);
        return new Follower(
                trainings,
                new Sender(trainings, slots, delivery, trainer, answers, pace, ids, clock, nanoTime),
                new Observer(trainings, trainer, pace, clock, random),
                new Resolver(trainings, witnesses, fetches, adoption, pace, ids, clock, random),
                new Custodian(trainings, custody, pace, clock),
                pace,
                clock);
    }
}
