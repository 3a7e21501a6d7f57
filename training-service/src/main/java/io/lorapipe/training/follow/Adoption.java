package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an attempt of which the provider has a request one that is followed by it: so says its sender, or a witness.
 */
final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final Trainings trainings;
    private final Slots slots;
    private final Clock clock;

    Adoption(Trainings trainings, Slots slots, Clock clock) {
        this.trainings = trainings;
        this.slots = slots;
        this.clock = clock;
    }

    /** Whether an attempt of any other number or training is that request already: a request is one attempt. */
    boolean isAnothers(RemoteRequest remote, UUID attemptId) {
        return trainings
                .attemptBeing(remote.requestId())
                .filter(other -> !other.equals(attemptId))
                .isPresent();
    }

    Decision adopt(Training training, UUID attemptId, RemoteRequest remote) {
        if (!(training.attempt(attemptId) instanceof Attempt.Unidentified attempt) || isAnothers(remote, attemptId)) {
            return training.kept();
        }
        var found = attempt.accepted(remote, clock.instant());
        slots.resume(attempt.since());
        var adopted = training.with(found);
        return adopted.restsOn(attemptId)
                ? announced(adopted.withoutSpare(clock.instant()), found)
                : late(adopted, found);
    }

    private Decision announced(Training training, Attempt.Submitted found) {
        return training.submitted(found).then(it -> it.showing(Reports.queued(found, null), clock.instant()));
    }

    /** Another attempt took its place and was accepted too: both are paid. */
    private static Decision late(Training training, Attempt.Submitted found) {
        LOG.atWarn()
                .addKeyValue("trainingId", training.id())
                .addKeyValue("attemptId", found.attemptId())
                .log("The provider has an attempt that was given up for another one, which it has too");
        return training.kept();
    }
}
