package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt.Securing;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.custody.Custody;
import io.lorapipe.training.custody.Secured;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** Takes trained weights into custody, as often as it takes; only then is a training completed. */
final class Custodian {

    /** A file that proves of no use is fetched anew so many times: the way to it may be at fault. */
    private static final int TRIES_OF_UNUSABLE = 3;

    private final Trainings trainings;
    private final Custody custody;
    private final Pace pace;
    private final Clock clock;

    Custodian(Trainings trainings, Custody custody, Pace pace, Clock clock) {
        this.trainings = trainings;
        this.custody = custody;
        this.pace = pace;
        this.clock = clock;
    }

    Instant secure(Training training, Securing securing) {
        if (securing.notBefore().isAfter(clock.instant())) {
            return securing.notBefore();
        }
        var secured = custody.secure(owner(training, securing), securing.files());
        var now = clock.instant();
        trainings.decide(
                training.id(),
                it -> securing.equals(it.attempt(securing.attemptId()))
                        ? decide(it, securing, secured, now).about(it, securing.attemptId())
                        : it.kept());
        return now;
    }

    /** What came late, of an attempt that another took the place of, lies beside the other's weights. */
    private static Custody.Owner owner(Training training, Securing securing) {
        var character = Objects.requireNonNull(training.characterId());
        var name = training.restsOn(securing.attemptId())
                ? training.id().toString()
                : "%s_attempt_%d".formatted(training.id(), securing.number());
        return new Custody.Owner(training.userId(), character, name);
    }

    private Decision decide(Training training, Securing securing, Secured secured, Instant now) {
        return switch (secured) {
            case Secured.Kept kept -> {
                var completed = securing.secured(kept.weights(), kept.config(), now);
                yield training.with(completed).ended(Ending.completed(kept.weights(), kept.config(), now));
            }
            case Secured.NotYet notYet -> later(training, securing, notYet.why(), notFetched(), now);
            case Secured.Unusable unusable ->
                securing.setbacks() + 1 >= TRIES_OF_UNUSABLE
                        ? failed(training, securing, unusable.failure(), now)
                        : later(training, securing, unusable.failure().message(), unusable.failure(), now);
        };
    }

    private Decision later(Training training, Securing securing, String why, Failure inTheEnd, Instant now) {
        var deadline = securing.since().plus(pace.secureWithin());
        if (now.isAfter(deadline)) {
            return failed(training, securing, inTheEnd, now);
        }
        var next = pace.nextTry(securing.setbacks(), now);
        return training.with(securing.setBack(next)).showing(Reports.securingLater(securing, why, next, deadline), now);
    }

    private static Decision failed(Training training, Securing securing, Failure failure, Instant now) {
        return training.with(securing.failed(failure, now)).ended(Ending.failed(failure, now));
    }

    private static Failure notFetched() {
        return new Failure(
                Code.WEIGHTS_LOST,
                "the weights",
                "It was trained, but the weights could not be fetched in time.",
                "Fetch them from your account at the provider.");
    }
}
