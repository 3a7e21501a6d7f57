package io.lorapipe.training.follow;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.Attempt.Accepted;
import io.lorapipe.training.attempt.Attempt.Lost;
import io.lorapipe.training.attempt.Attempt.Sending;
import io.lorapipe.training.attempt.Attempt.Unidentified;
import io.lorapipe.training.attempt.Attempt.Unknown;
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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Finds out what became of an attempt that was never answered, and decides when nobody can tell. */
final class Resolver {

    private final Trainings trainings;
    private final Witnesses witnesses;
    private final Fetches fetches;
    private final Adoption adoption;
    private final Pace pace;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final RandomGenerator random;

    Resolver(
            Trainings trainings,
            Witnesses witnesses,
            Fetches fetches,
            Adoption adoption,
            Pace pace,
            Supplier<UUID> ids,
            Clock clock,
            RandomGenerator random) {
        this.trainings = trainings;
        this.witnesses = witnesses;
        this.fetches = fetches;
        this.adoption = adoption;
        this.pace = pace;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** Looks for it; when to look again. */
    Instant resolve(Training training, Unidentified attempt) {
        var said = askEverybody(training, attempt);
        var next = pace.nextLook(attempt.since(), clock.instant(), random);
        var decided = trainings.decide(training.id(), it -> {
            if (!attempt.equals(it.attempt(attempt.attemptId()))) {
                return it.kept();
            }
            return said instanceof Search.Found found
                    ? adoption.adopt(it, attempt.attemptId(), found.remote())
                    : undecided(it, attempt, said, next);
        });
        return attempt.equals(decided.training().attempt(attempt.attemptId())) ? next : clock.instant();
    }

    /** A fetch may have been told of while nobody here listened; it counts as much as what the provider lists. */
    private Search askEverybody(Training training, Unidentified attempt) {
        var said = askWitnesses(training, attempt);
        return said instanceof Search.NotListed && mayBeSentAgain(attempt) && !fetches.areHeard()
                ? new Search.Unavailable("fetches that are still to be heard of")
                : said;
    }

    private boolean mayBeSentAgain(Unidentified attempt) {
        return attempt instanceof Unknown
                && pace.whenUnknown() instanceof UnknownPolicy.ResubmitAfter
                && !clock.instant().isBefore(attempt.since().plus(patience(true)));
    }

    /**
     * The first request that is found; else NotListed where every witness answered, and otherwise why not. A request
     * that is another attempt's is none of this one: not every store gives each attempt a link of its own.
     */
    private Search askWitnesses(Training training, Unidentified attempt) {
        var preset = Observer.preset(training);
        var said = Stream.concat(
                claims(training, attempt, preset),
                Stream.of(attempt).map(it -> witnesses.byAttempt(preset, it.attemptId(), it.since())));
        Search all = new Search.NotListed();
        for (var search : (Iterable<Search>) said::iterator) {
            switch (search) {
                case Search.Found found
                when !adoption.isAnothers(found.remote(), attempt.attemptId()) -> {
                    return found;
                }
                case Search.Found _, Search.NotListed _ -> {}
                case Search.Ambiguous _, Search.Unavailable _ -> all = search;
            }
        }
        return all;
    }

    private Stream<Search> claims(Training training, Unidentified attempt, Preset preset) {
        return training.facts().claims().stream()
                .filter(claim -> claim.attemptId().equals(attempt.attemptId()))
                .map(Claim::requestId)
                .map(requestId -> witnesses.byId(preset, requestId, attempt.attemptId()));
    }

    private Decision undecided(Training training, Unidentified attempt, Search said, Instant next) {
        var now = clock.instant();
        if (!training.goesOn() || !training.restsOn(attempt.attemptId())) {
            return attempt.since().plus(pace.observation()).isAfter(now)
                    ? training.kept()
                    : training.with(attempt.forgotten(now)).kept();
        }
        return switch (attempt) {
            case Unknown unknown -> unknown(training, unknown, said, next, now);
            case Accepted accepted -> accepted(training, accepted, next, now);
            case Sending _, Lost _ -> training.kept();
        };
    }

    private Decision unknown(Training training, Unknown unknown, Search said, Instant next, Instant now) {
        if (training.facts().cancelAsked() != null) {
            return training.ended(Ending.cancelled(
                    "Cancelled. Whether the provider took the training is not known; if it did, it is told to stop.",
                    now));
        }
        var resubmits = pace.whenUnknown() instanceof UnknownPolicy.ResubmitAfter && said instanceof Search.NotListed;
        var deadline = unknown.since().plus(patience(resubmits));
        if (now.isBefore(deadline)) {
            return training.showing(Reports.held(unknown, next, deadline, resubmits), now);
        }
        return resubmits
                ? training.with(unknown.lost())
                        .with(training.nextAttempt(ids.get(), now, now))
                        .kept()
                        .waking()
                : training.ended(Ending.failed(
                        outcomeUnknown(
                                "The provider never told whether it took the training, so it was not sent again."),
                        now));
    }

    /**
     * Another attempt is made only when the witnesses answered and know nothing of this one, whose bytes may have left
     * as late as its sender was allowed to begin; while they do not answer it is held on.
     */
    private Duration patience(boolean resubmits) {
        return switch (pace.whenUnknown()) {
            case UnknownPolicy.Hold hold -> hold.after();
            case UnknownPolicy.ResubmitAfter resubmit ->
                resubmits ? pace.sendWithin().plus(resubmit.after()) : pace.heldForWitnesses();
        };
    }

    private Decision accepted(Training training, Accepted accepted, Instant next, Instant now) {
        if (training.facts().cancelAsked() != null) {
            return training.ended(Ending.cancelled(
                    "Cancelled. The provider took the training, and is told to stop once its request is found.", now));
        }
        var deadline = accepted.since().plus(pace.atTheProvider());
        return now.isBefore(deadline)
                ? training.showing(Reports.accepted(accepted, next, deadline), now)
                : training.ended(Ending.failed(
                        outcomeUnknown("The provider took the training, but never told what became of it."), now));
    }

    private static Failure outcomeUnknown(String message) {
        return new Failure(
                Code.OUTCOME_UNKNOWN,
                "the provider",
                message,
                "Look into your account at the provider before you start the training again; it may have been paid.");
    }
}
