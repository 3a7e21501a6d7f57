package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens to trainings and decides; it alone, with the follower, ends them. What it hears may come in any
 * order and more than once. Each answer is empty, or says why what was heard contradicts what is known.
 */
public final class Arbiter {

    private final Trainings trainings;
    private final Supplier<UUID> ids;
    private final Clock clock;

    public Arbiter(Trainings trainings, Supplier<UUID> ids, Clock clock) {
        this.trainings = trainings;
        this.ids = ids;
        this.clock = clock;
    }

    /** A training was requested. */
    public Optional<String> requested(UUID id, TrainingRequest request) {
        return heard(id, request.userId(), request.characterId(), training -> {
            var known = training.facts().request();
            if (known != null) {
                return known.equals(request)
                        ? training.kept()
                        : Decision.objected(training, "Another body was requested for this training before");
            }
            var owned = ofItsOwner(training, request);
            return next(owned.with(owned.facts().with(request)));
        });
    }

    /** Its archive lies where the trainer can fetch it. */
    public Optional<String> uploaded(UUID id, Upload upload) {
        return heard(id, upload.userId(), upload.characterId(), training -> {
            var request = training.facts().request();
            if (request != null && !request.userId().equals(upload.userId())) {
                return Decision.objected(training, "The archive names another user than the training");
            }
            var known = training.facts().upload();
            if (known != null && known.generation() >= upload.generation()) {
                return training.kept().waking();
            }
            return next(training.with(training.facts().with(upload)));
        });
    }

    /** An earlier stage cannot go on; this counts while no attempt has begun. */
    public Optional<String> stopped(UUID id, String userId, String characterId, Failure why) {
        return heard(id, userId, characterId, training -> {
            var request = training.facts().request();
            return request == null || request.userId().equals(userId)
                    ? next(training.with(training.facts().stoppedBy(why)))
                    : Decision.objected(training, "The stop names another user than the training");
        });
    }

    /** Somebody asks to cancel it; only its owner is heard. */
    public Optional<String> cancelAsked(UUID id, String userId) {
        return heard(id, userId, null, training -> {
            if (!training.userId().equals(userId)) {
                return training.facts().request() == null
                        ? training.with(training.facts().cancelAskedBy(userId)).kept()
                        : training.kept();
            }
            var marked = training.with(training.facts().cancelAskedAt(clock.instant()));
            if (!marked.goesOn() || !marked.isUnsent()) {
                return marked.kept().waking();
            }
            return marked.facts().request() == null ? marked.kept() : marked.cancelledUnsent(clock.instant());
        });
    }

    /** Somebody says that an attempt is this request of the provider; false when that was said before. */
    public boolean claimed(UUID id, Claim claim) {
        return trainings
                .decide(
                        id,
                        training -> training.facts().claims().contains(claim)
                                ? training.kept()
                                : training.with(training.facts().with(claim))
                                        .kept()
                                        .waking())
                .wakes();
    }

    /** The archive was fetched by the link that was made for an attempt. */
    public Optional<String> fetched(UUID id, Fetch fetch) {
        if (trainings.find(id).isEmpty()) {
            return Optional.of("An archive was fetched for a training that is not known here");
        }
        return Optional.ofNullable(trainings
                .decide(id, training -> Held.fetched(training, fetch, clock.instant()))
                .objection());
    }

    /**
     * Somebody decides about a held training; only its owner is heard, and only about the attempt of this number, so
     * that a decision which comes late or twice touches no other.
     */
    public void resolved(UUID id, String userId, int attempt, Resolution resolution) {
        if (trainings.find(id).isEmpty()) {
            return;
        }
        trainings.decide(id, training -> {
            var meant = training.goesOn() && training.userId().equals(userId) && training.isMeantBy(attempt);
            return meant ? resolved(training, resolution) : training.kept();
        });
    }

    private Decision resolved(Training training, Resolution resolution) {
        var now = clock.instant();
        return switch (resolution) {
            case RESUBMIT -> Held.resubmitted(training, ids.get(), now);
            case ABANDON -> Held.abandoned(training, now);
            case OTHER -> training.kept();
        };
    }

    private Optional<String> heard(
            UUID id, String userId, @Nullable String characterId, Function<Training, Decision> decide) {
        var ifNew = Training.firstHeardOf(id, userId, characterId, clock.instant());
        return Optional.ofNullable(trainings.decide(ifNew, decide).objection());
    }

    /** What a stranger left before the request came does not count; a cancel of its owner does. */
    private Training ofItsOwner(Training training, TrainingRequest request) {
        var owner = request.userId();
        var owned = training.ofOwner(owner, request.characterId());
        if (training.userId().equals(owner)) {
            return owned;
        }
        var cancelled = training.facts().others().contains(owner);
        return owned.with(cancelled ? Facts.NONE.cancelAskedAt(clock.instant()) : Facts.NONE);
    }

    private Decision next(Training training) {
        var now = clock.instant();
        var request = training.facts().request();
        if (!training.goesOn() || training.hasBegun()) {
            return training.kept();
        }
        if (request == null) {
            // The request is on its way, on a topic of its own; the follower does not wait for it for ever.
            var told = training.facts().upload() != null || training.facts().stopped() != null;
            return told ? training.kept().waking() : training.kept();
        }
        return early(training, request, now).map(training::ended).orElseGet(() -> ready(training, now));
    }

    private static Optional<Ending> early(Training training, TrainingRequest request, Instant now) {
        var facts = training.facts();
        if (facts.cancelAsked() != null) {
            return Optional.of(Ending.cancelled(training.saidWhenCancelledUnsent(), now));
        }
        return Checks.objectionTo(request)
                .or(() -> Optional.ofNullable(facts.stopped()))
                .or(() -> Optional.ofNullable(facts.upload()).flatMap(Checks::objectionTo))
                .map(failure -> Ending.failed(failure, now));
    }

    private Decision ready(Training training, Instant now) {
        if (training.facts().upload() == null) {
            return training.kept();
        }
        if (training.attempt() != null) {
            return training.kept().waking();
        }
        return training.with(Attempt.Waiting.first(ids.get(), 1, now))
                .showing(Report.running(0, 60, "Waiting for our turn to train."), now)
                .waking();
    }
}
