package io.lorapipe.training.follow;

import io.lorapipe.presets.PresetSearch;
import io.lorapipe.presets.Presets;
import io.lorapipe.presets.ValidatedInput;
import io.lorapipe.presets.Validation;
import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Order;
import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.follow.Delivery.Handover;
import io.lorapipe.training.follow.Slots.Turn;
import io.lorapipe.training.run.Checks;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.TrainingRequest;
import io.lorapipe.training.run.Trainings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends an attempt when it is its turn: the archive is tried out first, and nothing leaves before that is committed.
 */
final class Sender {

    private final Trainings trainings;
    private final Slots slots;
    private final Delivery delivery;
    private final Trainer trainer;
    private final Answers answers;
    private final Pace pace;
    private final Deadlines deadlines;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    Sender(
            Trainings trainings,
            Slots slots,
            Delivery delivery,
            Trainer trainer,
            Answers answers,
            Pace pace,
            Supplier<UUID> ids,
            Clock clock,
            LongSupplier nanoTime) {
        this.trainings = trainings;
        this.slots = slots;
        this.delivery = delivery;
        this.trainer = trainer;
        this.answers = answers;
        this.pace = pace;
        this.deadlines = new Deadlines(pace);
        this.ids = ids;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Whether this process is just sending the attempt. */
    boolean isSending(UUID attemptId) {
        return underWay.contains(attemptId);
    }

    /** Sends it if it may; when to come again. */
    Instant tryToSend(Training training, Attempt.Waiting waiting) {
        var now = clock.instant();
        var deadline = deadlines.start(waiting);
        if (now.isAfter(deadline)) {
            show(training, waiting, it -> it.ended(Ending.failed(deadlines.notStarted(it), now)));
            return now;
        }
        if (waiting.notBefore().isAfter(now)) {
            return waiting.notBefore();
        }
        return switch (slots.look(waiting.attemptId(), now)) {
            case Turn.Now _ -> prepareAndSend(training, waiting);
            case Turn.Behind behind -> {
                var next = pace.nextTry(0, now);
                show(
                        training,
                        waiting,
                        it -> it.showing(Reports.ourTurn(it, waiting, behind.ahead(), next, deadline), now));
                yield next;
            }
            case Turn.Paused paused -> {
                show(
                        training,
                        waiting,
                        it -> it.showing(
                                Reports.paused(it, paused.why(), paused.since(), paused.until(), deadline), now));
                yield paused.until();
            }
        };
    }

    private Instant prepareAndSend(Training training, Attempt.Waiting waiting) {
        var upload = Objects.requireNonNull(training.facts().upload());
        var objection =
                Checks.objectionTo(Objects.requireNonNull(training.facts().request()));
        if (objection.isPresent()) {
            show(training, waiting, it -> it.ended(Ending.failed(objection.get(), clock.instant())));
            return clock.instant();
        }
        return switch (delivery.prepare(upload.archive(), training.id(), waiting.attemptId(), pace.linkLife())) {
            case Handover.Ready ready -> {
                send(training, waiting, ready.link());
                yield clock.instant();
            }
            case Handover.Never never -> {
                show(training, waiting, it -> it.ended(Ending.failed(never.failure(), clock.instant())));
                yield clock.instant();
            }
            case Handover.NotYet notYet -> later(training, waiting, notYet);
        };
    }

    private Instant later(Training training, Attempt.Waiting waiting, Handover.NotYet notYet) {
        var now = clock.instant();
        var next = pace.nextTry(waiting.setbacks(), now);
        var setBack = waiting.setBack(next, now);
        var deadline = deadlines.link(waiting, now);
        show(
                training,
                waiting,
                it -> now.isBefore(deadline)
                        ? it.with(setBack)
                                .showing(Reports.linkRetried(it, setBack, notYet.failure(), next, deadline), now)
                        : it.ended(Ending.failed(notYet.failure(), now)));
        return next;
    }

    private void send(Training training, Attempt.Waiting waiting, URI link) {
        var sending = waiting.sending(link, clock.instant());
        // Made before the attempt is said to be sent: what cannot be made must not leave it unknown.
        var order = order(training, sending, nanoTime.getAsLong());
        underWay.add(sending.attemptId());
        try {
            var decided = show(training, waiting, it -> begin(it, waiting, sending));
            if (decided.training().attempt() == sending) {
                answers.take(training.id(), sending, trainer.submit(order));
            }
        } finally {
            underWay.remove(sending.attemptId());
        }
    }

    private Decision begin(Training training, Attempt.Waiting waiting, Attempt.Sending sending) {
        if (training.facts().isFetched(waiting.attemptId())) {
            return withFreshLink(training, waiting);
        }
        return switch (slots.claim(waiting.attemptId(), sending.since())) {
            case Turn.Now _ -> training.with(sending).showing(Reports.sending(sending), sending.since());
            case Turn.Behind _, Turn.Paused _ ->
                training.with(waiting.linkWorks()).kept();
        };
    }

    /** Somebody fetched by a link that the provider was never told: it could no longer witness a submission. */
    private Decision withFreshLink(Training training, Attempt.Waiting waiting) {
        var now = clock.instant();
        return training.with(waiting.withdrawn(now))
                .with(training.nextAttempt(ids.get(), waiting.since(), now))
                .kept();
    }

    private Order order(Training training, Attempt.Sending sending, long begun) {
        var input = valid(Objects.requireNonNull(training.facts().request()));
        return new Order(
                sending.attemptId(),
                input.preset(),
                sending.link(),
                input.body(sending.link()),
                pace.queueDeadline(),
                () -> nanoTime.getAsLong() - begun < pace.sendWithin().toNanos());
    }

    /** It was checked just before. */
    private static ValidatedInput valid(TrainingRequest request) {
        if (Presets.find(request.preset()) instanceof PresetSearch.Found found
                && found.preset().validate(request.parameters(), Optional.ofNullable(request.triggerWord()))
                        instanceof Validation.Valid valid) {
            return valid.input();
        }
        throw new IllegalStateException("The preset of a training that was accepted is no longer valid");
    }

    /** Decides only while nobody else brought the attempt anywhere, and nobody ended or cancelled the training. */
    private Decision show(Training training, Attempt.Waiting waiting, Function<Training, Decision> decide) {
        return trainings.decide(training.id(), it -> {
            if (!it.goesOn() || !waiting.equals(it.attempt())) {
                return it.kept();
            }
            return it.facts().cancelAsked() == null ? decide.apply(it) : it.cancelledUnsent(clock.instant());
        });
    }
}
