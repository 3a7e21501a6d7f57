package io.lorapipe.training.follow;

import io.lorapipe.presets.Preset;
import io.lorapipe.presets.PresetSearch;
import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.Attempt.Submitted;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** Looks at an attempt that the provider has; also after its training ended, so that no result is lost. */
final class Observer {

    /** So long after a submit a provider may not know the request in all its places. */
    private static final Duration NOT_KNOWN_EVERYWHERE = Duration.ofMinutes(5);

    private static final String NOT_KNOWN =
            "Cancelled; the provider says that it does not know the request. If it ran all the same, it is told to stop.";

    private final Trainings trainings;
    private final Trainer trainer;
    private final Pace pace;
    private final Clock clock;
    private final RandomGenerator random;

    Observer(Trainings trainings, Trainer trainer, Pace pace, Clock clock, RandomGenerator random) {
        this.trainings = trainings;
        this.trainer = trainer;
        this.pace = pace;
        this.clock = clock;
        this.random = random;
    }

    Instant look(Training training, Submitted submitted) {
        if (submitted.seen().cancelAskedAt() == null
                && isUnwanted(training, submitted)
                && cancel(training, submitted)) {
            return now();
        }
        var sight = trainer.look(submitted.remote(), preset(training));
        var decided = trainings.decide(
                training.id(),
                it -> it.attempt(submitted.attemptId()) instanceof Submitted current
                        ? seen(it, current, sight).about(it, current.attemptId())
                        : it.kept());
        if (!(decided.training().attempt(submitted.attemptId()) instanceof Submitted)) {
            return now();
        }
        var overdue = new Deadlines(pace).passed(submitted, sight, now());
        if (overdue != null && training.goesOn() && training.restsOn(submitted.attemptId())) {
            trainings.decide(
                    training.id(),
                    it -> it.attempt() instanceof Submitted still
                                    && still.attemptId().equals(submitted.attemptId())
                            ? it.ended(Ending.failed(overdue, now()))
                            : it.kept());
            return now();
        }
        return next(training, submitted);
    }

    /**
     * What is found after its training failed for want of an answer is followed, for it is paid. So is what another
     * attempt took the place of, once that one failed; until then one of the two is too many.
     */
    private static boolean isUnwanted(Training training, Submitted submitted) {
        var ending = training.ending();
        if (!training.restsOn(submitted.attemptId()) && (ending == null || ending.outcome() == Outcome.COMPLETED)) {
            return true;
        }
        var failure = ending == null ? null : ending.failure();
        var tooLate = failure != null && (failure.code() == Code.QUEUE_TIMEOUT || failure.code() == Code.RUN_TIMEOUT);
        return tooLate || training.facts().cancelAsked() != null;
    }

    /**
     * Asks the provider to stop; unless it had ended before, a training that goes on ends with that. Whether the
     * provider heard it: until it does, it is looked at as before, and asked again.
     */
    private boolean cancel(Training training, Submitted submitted) {
        var answer = trainer.cancel(submitted.remote());
        var now = now();
        var isFresh = submitted.since().plus(NOT_KNOWN_EVERYWHERE).isAfter(now);
        trainings.decide(training.id(), it -> {
            if (!(it.attempt(submitted.attemptId()) instanceof Submitted current)) {
                return it.kept();
            }
            var asked = it.with(current.saw(current.seen().cancelAsked(now)));
            var decision = switch (answer) {
                case ACCEPTED -> asked.ended(Ending.cancelled("Cancelled; the provider was told to stop.", now));
                case NOT_FOUND -> isFresh ? it.kept() : it.ended(Ending.cancelled(NOT_KNOWN, now));
                case ALREADY_COMPLETED -> asked.kept();
                case UNANSWERED -> it.kept();
            };
            return decision.about(it, current.attemptId());
        });
        return answer == CancelAnswer.ACCEPTED || answer == CancelAnswer.ALREADY_COMPLETED;
    }

    private Decision seen(Training training, Submitted current, Sight sight) {
        var now = now();
        var isGivenUp = isGivenUp(training, current, now);
        return switch (sight) {
            case Sight.Queued _, Sight.Running _, Sight.WithoutResult _, Sight.Unseen _
            when isGivenUp -> training.with(current.failed(neverEnded(), now)).kept();
            case Sight.Queued queued -> {
                var seen = current.saw(current.seen().seen());
                yield training.with(seen).showing(Reports.queued(training, seen, queued.ahead()), now);
            }
            case Sight.Running running -> new LogReading(current, running.log(), now).into(training);
            case Sight.Trained trained -> {
                var securing = current.trained(trained.files(), now);
                yield new LogReading(current, trained.log(), now)
                        .into(training)
                        .then(it -> it.with(securing).showing(Reports.securing(securing), now));
            }
            case Sight.Failed failed ->
                training.with(current.failed(failed.failure(), now)).ended(Ending.failed(failed.failure(), now));
            case Sight.Cancelled _ ->
                training.with(current.cancelled(now))
                        .ended(Ending.cancelled("The provider says that it was cancelled.", now));
            case Sight.WithoutResult _ ->
                unseen(training, current, sight, "The provider says that it finished, but gives no result yet.", now);
            case Sight.Unseen _ ->
                unseen(training, current, sight, "The provider does not tell how far the training is.", now);
        };
    }

    /** A look or two that show nothing are nobody's concern; then it waits, visibly. */
    private Decision unseen(Training training, Submitted current, Sight sight, String why, Instant now) {
        var next = current.saw(current.seen().unseen(now));
        var since = Objects.requireNonNull(next.seen().unseenSince());
        if (now.isBefore(since.plus(pace.unseenUntold()))) {
            return training.with(next).showingAgain(now);
        }
        var message = why + " It is asked again.";
        var look = pace.nextLook(current.since(), now, random);
        var deadline = new Deadlines(pace).end(current, sight);
        return training.with(next).showing(Reports.unseen(training, next, message, since, look, deadline), now);
    }

    /** Not being able to look never ends a training that goes on; what nobody waits for is given up in the end. */
    private boolean isGivenUp(Training training, Submitted current, Instant now) {
        var isWaitedFor = training.goesOn() && training.restsOn(current.attemptId());
        return !isWaitedFor && !current.since().plus(pace.observation()).isAfter(now);
    }

    private static Failure neverEnded() {
        return new Failure(Code.RUN_TIMEOUT, null, "The provider never told how this attempt ended.", null);
    }

    private Instant next(Training training, Submitted submitted) {
        var now = now();
        return training.goesOn() ? pace.nextLook(submitted.since(), now, random) : now.plus(pace.longestPoll());
    }

    static Preset preset(Training training) {
        var request = Objects.requireNonNull(training.facts().request());
        return switch (Presets.find(request.preset())) {
            case PresetSearch.Found found -> found.preset();
            case PresetSearch.Unknown unknown -> throw new IllegalStateException(unknown.sentence());
        };
    }

    private Instant now() {
        return clock.instant();
    }
}
