package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Brings a training forward by whatever is due. May be called at any time, by anybody, as often as one likes: what it
 * finds is decided under the training's lock, and what it does can be done twice, save submitting, which is fenced.
 */
public final class Follower {

    private static final int MOST_STEPS = 10;

    private final Trainings trainings;
    private final Sender sender;
    private final Observer observer;
    private final Resolver resolver;
    private final Custodian custodian;
    private final Pace pace;
    private final Clock clock;
    private final ConcurrentMap<UUID, Integer> callers = new ConcurrentHashMap<>();

    Follower(
            Trainings trainings,
            Sender sender,
            Observer observer,
            Resolver resolver,
            Custodian custodian,
            Pace pace,
            Clock clock) {
        this.trainings = trainings;
        this.sender = sender;
        this.observer = observer;
        this.resolver = resolver;
        this.custodian = custodian;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Does what is due for a training; when to come again at the latest, or nothing when nothing more can happen to it.
     * Whoever comes while it is being brought forward in this process makes it be looked at once more.
     */
    public Optional<Instant> advance(UUID trainingId) {
        if (callers.merge(trainingId, 1, Integer::sum) > 1) {
            return Optional.of(clock.instant().plus(pace.firstPoll()));
        }
        try {
            Optional<Instant> next;
            int heard;
            do {
                heard = callers.getOrDefault(trainingId, 1);
                next = steps(trainingId);
            } while (!callers.remove(trainingId, heard));
            return next.map(this::atTheLatest);
        } catch (RuntimeException outage) {
            callers.remove(trainingId);
            throw outage;
        }
    }

    private Optional<Instant> steps(UUID trainingId) {
        var next = step(trainingId);
        for (var steps = 1; steps < MOST_STEPS && isDue(next); steps++) {
            next = step(trainingId);
        }
        return next;
    }

    private Instant atTheLatest(Instant next) {
        var latest = clock.instant().plus(pace.longestPoll());
        return next.isBefore(latest) ? next : latest;
    }

    private boolean isDue(Optional<Instant> next) {
        return next.filter(when -> !when.isAfter(clock.instant())).isPresent();
    }

    private Optional<Instant> step(UUID trainingId) {
        var training = trainings.find(trainingId).orElse(null);
        if (training == null) {
            return Optional.empty();
        }
        var attempt = training.attempt();
        var next = attempt == null ? withoutAttempt(training) : step(training, attempt);
        return Stream.concat(next.stream(), training.stragglers().stream().flatMap(it -> step(training, it).stream()))
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> step(Training training, Attempt attempt) {
        return switch (attempt) {
            case Attempt.Waiting waiting -> Optional.of(sender.tryToSend(training, waiting));
            case Attempt.Unidentified it
            when sender.isSending(it.attemptId()) -> Optional.of(clock.instant().plus(pace.firstPoll()));
            case Attempt.Sending sending -> Optional.of(foundSending(training, sending));
            case Attempt.Unknown unknown -> Optional.of(resolver.resolve(training, unknown));
            case Attempt.Accepted accepted -> Optional.of(resolver.resolve(training, accepted));
            case Attempt.Lost lost -> Optional.of(resolver.resolve(training, lost));
            case Attempt.Submitted submitted -> Optional.of(observer.look(training, submitted));
            case Attempt.Securing securing -> Optional.of(custodian.secure(training, securing));
            case Attempt.Settled _ -> Optional.empty();
        };
    }

    /** Whoever was sending it is gone, or elsewhere: what it did is not known here. */
    private Instant foundSending(Training training, Attempt.Sending sending) {
        trainings.decide(training.id(), it -> Answers.foundSending(it, sending));
        return clock.instant();
    }

    /** An archive or a stop whose request never came does not wait for ever. */
    private Optional<Instant> withoutAttempt(Training training) {
        if (!training.goesOn()) {
            return Optional.empty();
        }
        var deadline = training.since().plus(pace.requestPatience());
        if (training.facts().request() != null || clock.instant().isBefore(deadline)) {
            return Optional.of(clock.instant().plus(pace.longestPoll()));
        }
        trainings.decide(
                training.id(),
                it -> it.facts().request() == null && it.attempt() == null ? unrequested(it) : it.kept());
        return Optional.of(clock.instant());
    }

    private Decision unrequested(Training training) {
        var stopped = training.facts().stopped();
        var failure = stopped != null
                ? stopped
                : new Failure(
                        Code.NOT_UNDERSTOOD,
                        "the request",
                        "The request of this training was never understood, so nothing was submitted.",
                        "Request the training again, under a new id.");
        return training.ended(Ending.failed(failure, clock.instant()));
    }
}
