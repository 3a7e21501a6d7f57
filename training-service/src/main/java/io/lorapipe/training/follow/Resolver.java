package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt.Unknown;
import io.lorapipe.training.attempt.Attempt.Waiting;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Witnesses;
import io.lorapipe.training.run.Claim;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Finds out what became of an attempt that was never answered, and decides when nobody can tell. */
final class Resolver {

    private final Trainings trainings;
    private final Witnesses witnesses;
    private final Answers answers;
    private final Pace pace;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final RandomGenerator random;

    Resolver(
            Trainings trainings,
            Witnesses witnesses,
            Answers answers,
            Pace pace,
            Supplier<UUID> ids,
            Clock clock,
            RandomGenerator random) {
        this.trainings = trainings;
        this.witnesses = witnesses;
        this.answers = answers;
        this.pace = pace;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    Instant resolve(Training training, Unknown unknown) {
        if (askWitnesses(training, unknown) instanceof Search.Found found && !isOthers(training, unknown, found)) {
            trainings.decide(training.id(), it -> answers.accepted(it, unknown.attemptId(), found.remote()));
            return clock.instant();
        }
        var now = clock.instant();
        var next = pace.nextLook(unknown.since(), now, random);
        var decided = trainings.decide(
                training.id(), it -> unknown.equals(it.attempt()) ? undecided(it, unknown, next) : it.kept());
        return unknown.equals(decided.training().attempt()) ? next : now;
    }

    private Search askWitnesses(Training training, Unknown unknown) {
        var preset = Observer.preset(training);
        return training.facts().claims().stream()
                .filter(claim -> claim.attemptId().equals(unknown.attemptId()))
                .map(Claim::requestId)
                .map(requestId -> witnesses.byId(preset, requestId))
                .filter(Search.Found.class::isInstance)
                .findFirst()
                .orElseGet(() -> witnesses.byAttempt(preset, unknown.attemptId(), unknown.since()));
    }

    /** A store may give two attempts the same link; what another attempt was is not this one. */
    private static boolean isOthers(Training training, Unknown unknown, Search.Found found) {
        return training.attempts().stream()
                .filter(other -> !other.attemptId().equals(unknown.attemptId()))
                .anyMatch(other -> found.remote().requestId().equals(Training.requestId(other)));
    }

    private Decision undecided(Training training, Unknown unknown, Instant next) {
        var now = clock.instant();
        var deadline = unknown.since().plus(pace.whenUnknown().after());
        if (training.goesOn() && training.facts().cancelAsked() != null) {
            return training.ended(Ending.cancelled(
                    "Cancelled. Whether the provider took the training is not known; if it did, it is told to stop.",
                    now));
        }
        if (!training.goesOn()) {
            return unknown.since().plus(pace.observation()).isAfter(now)
                    ? training.kept()
                    : training.with(unknown.lost(now)).kept();
        }
        if (now.isBefore(deadline)) {
            var resubmits = pace.whenUnknown() instanceof UnknownPolicy.ResubmitAfter;
            return training.showing(Reports.held(unknown, next, deadline, resubmits), now);
        }
        return switch (pace.whenUnknown()) {
            case UnknownPolicy.Hold _ -> training.ended(Ending.failed(outcomeUnknown(), now));
            case UnknownPolicy.ResubmitAfter _ ->
                training.with(unknown.lost(now))
                        .with(Waiting.first(ids.get(), unknown.number() + 1, now))
                        .kept()
                        .waking();
        };
    }

    private static Failure outcomeUnknown() {
        return new Failure(
                Code.OUTCOME_UNKNOWN,
                "the provider",
                "The provider never told whether it took the training, so it was not sent again.",
                "Look into your account at the provider before you start the training again; it may have been paid.");
    }
}
