package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt.Completed;
import io.lorapipe.training.attempt.Attempt.Securing;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.UselessAnswers;
import io.lorapipe.training.custody.Custody;
import io.lorapipe.training.custody.Secured;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes trained weights into custody, as often as it takes; only then is a training completed. */
final class Custodian {

    private static final Logger LOG = LoggerFactory.getLogger(Custodian.class);

    /** Copies take long, and run on threads that everything else needs too. */
    private static final int MOST_AT_ONCE = 4;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
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
        if (training.facts().cancelAsked() != null) {
            sayThatTheCancelCameTooLate(training, securing);
        }
        if (securing.notBefore().isAfter(clock.instant())) {
            return securing.notBefore();
        }
        if (!places.tryAcquire()) {
            return othersFirst(training, securing);
        }
        try {
            return fetch(training, securing);
        } finally {
            places.release();
        }
    }

    /** What is trained is paid, and done but for the copy: it is completed as if nobody had asked. */
    private void sayThatTheCancelCameTooLate(Training training, Securing securing) {
        trainings.decide(
                training.id(),
                it -> it.shown() != null && securing.equals(it.attempt())
                        ? it.saying(Reports.cancelledTooLate(it.shown().message()), clock.instant())
                        : it.kept());
    }

    private Instant othersFirst(Training training, Securing securing) {
        var now = clock.instant();
        var next = pace.nextTry(0, now);
        trainings.decide(
                training.id(),
                it -> securing.equals(it.attempt())
                        ? it.showing(
                                Reports.securingLater(
                                        it,
                                        securing,
                                        "Trained; the weights of other trainings are fetched first.",
                                        next,
                                        securing.since().plus(pace.secureWithin())),
                                now)
                        : it.kept());
        return next;
    }

    private Instant fetch(Training training, Securing securing) {
        var secured = custody.secure(owner(training, securing), securing.files());
        var now = clock.instant();
        trainings.decide(
                training.id(),
                it -> securing.equals(it.attempt(securing.attemptId()))
                        ? decide(it, securing, secured, now)
                                .about(it, securing.attemptId())
                                .then(after -> recovered(after, securing))
                        : it.kept());
        return now;
    }

    private static Decision recovered(Training after, Securing securing) {
        return after.attempt(securing.attemptId()) instanceof Completed late ? after.recovered(late) : after.kept();
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
            case Secured.Kept kept -> kept(training, securing, kept, now);
            case Secured.NotYet notYet -> later(training, securing, notYet.why(), notFetched(), now);
            case Secured.NotAllowed notAllowed ->
                later(training, securing, notAllowed.failure().message(), notAllowed.failure(), now);
            case Secured.Gone gone -> {
                var answers = UselessAnswers.after(securing.useless(), now);
                yield useless(training, securing.having(answers), gone.failure(), pace.goneUntil(answers), now);
            }
            case Secured.Unusable unusable -> {
                var answers = UselessAnswers.after(securing.useless(), now);
                yield useless(training, securing.having(answers), unusable.failure(), pace.unusableUntil(answers), now);
            }
        };
    }

    private static Decision kept(Training training, Securing securing, Secured.Kept kept, Instant now) {
        if (!training.goesOn() || !training.restsOn(securing.attemptId())) {
            LOG.atWarn()
                    .addKeyValue("trainingId", training.id())
                    .addKeyValue("attemptId", securing.attemptId())
                    .addKeyValue("key", kept.weights().key())
                    .log("Weights came late: they are in the store, and the end of their training stays as it is");
        }
        var completed = securing.secured(kept.weights(), kept.config(), now);
        return training.with(completed).ended(Ending.completed(kept.weights(), kept.config(), now));
    }

    private Decision later(Training training, Securing securing, String why, Failure inTheEnd, Instant now) {
        var deadline = securing.since().plus(pace.secureWithin());
        return now.isAfter(deadline)
                ? failed(training, securing, inTheEnd, now)
                : triedAgain(training, securing, why, deadline, now);
    }

    /** A provider that hands out nonsense may be about to hand out the weights, which are paid. */
    private Decision useless(Training training, Securing securing, Failure failure, Instant until, Instant now) {
        var answers = Objects.requireNonNull(securing.useless());
        return pace.areEnough(answers) && !now.isBefore(until)
                ? failed(training, securing, failure, now)
                : triedAgain(training, securing, failure.message(), until, now);
    }

    private Decision triedAgain(Training training, Securing securing, String why, Instant deadline, Instant now) {
        var next = pace.nextTry(securing.setbacks(), now);
        var shown = deadline.isAfter(next) ? deadline : next;
        return training.with(securing.setBack(next))
                .showing(Reports.securingLater(training, securing, why, next, shown), now);
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
