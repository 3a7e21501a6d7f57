package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A training: what it was told, its attempts, what was shown of it and how it ended.
 *
 * @param characterId null while nothing but a cancel is known of it
 * @param shownAt when {@code shown} was published
 * @param since when it was first heard of
 */
public record Training(
        UUID id,
        String userId,
        @Nullable String characterId,
        Facts facts,
        List<Attempt> attempts,
        @Nullable Report shown,
        @Nullable Instant shownAt,
        @Nullable Ending ending,
        Instant since) {

    /** A waiting training is spoken of again this often, so that nobody takes it for lost. */
    private static final Duration SPOKEN_OF_EVERY = Duration.ofMinutes(5);

    public static Training firstHeardOf(UUID id, String userId, @Nullable String characterId, Instant now) {
        return new Training(id, userId, characterId, Facts.NONE, List.of(), null, null, null, now);
    }

    public Training {
        attempts = List.copyOf(attempts);
    }

    /**
     * The attempt that the training rests on: what is surest to bring it weights. Among those that are equally sure it
     * is the last, for it took the place of the others; of those that are trained, the one that was first.
     */
    public @Nullable Attempt attempt() {
        return first(Attempt.Completed.class)
                .or(() -> first(Attempt.Securing.class))
                .or(() -> last(Attempt.Submitted.class::isInstance))
                .or(() -> last(Attempt.Accepted.class::isInstance))
                .or(() -> last(it -> !(it instanceof Attempt.Withdrawn || it instanceof Attempt.Lost)))
                .or(() -> last(it -> true))
                .orElse(null);
    }

    private Optional<Attempt> first(Class<? extends Attempt> state) {
        return attempts.stream().filter(state::isInstance).min(Comparator.comparing(Attempt::since));
    }

    private Optional<Attempt> last(Predicate<Attempt> which) {
        return attempts.reversed().stream().filter(which).findFirst();
    }

    /** The attempt of this id. */
    public @Nullable Attempt attempt(UUID attemptId) {
        return attempts.stream()
                .filter(it -> it.attemptId().equals(attemptId))
                .findFirst()
                .orElse(null);
    }

    /** Whether the training rests on this attempt, and not on one that took its place. */
    public boolean restsOn(UUID attemptId) {
        var attempt = attempt();
        return attempt != null && attempt.attemptId().equals(attemptId);
    }

    /** Attempts that another took the place of, and of which something may still be heard. */
    public List<Attempt> stragglers() {
        return attempts.stream()
                .filter(it -> !it.isSettled() && !restsOn(it.attemptId()))
                .toList();
    }

    /** Without attempts that wait, where the training rests on another one, which need not be made again. */
    public Training withoutSpare(Instant now) {
        var training = this;
        for (var each : attempts) {
            if (each instanceof Attempt.Waiting waiting && !restsOn(waiting.attemptId())) {
                training = training.with(waiting.withdrawn(now));
            }
        }
        return training;
    }

    /** Makes another attempt, in the same place of the queue as the one before. */
    public Attempt.Waiting nextAttempt(UUID attemptId, Instant queuedSince, Instant now) {
        var number = attempts.stream().mapToInt(Attempt::number).max().orElse(0) + 1;
        return new Attempt.Waiting(attemptId, number, queuedSince, 0, now, null);
    }

    /** Whether it has not ended. */
    public boolean goesOn() {
        return ending == null;
    }

    /** Whether an attempt may have reached a provider. */
    public boolean hasBegun() {
        return lastBegun() > 0;
    }

    /** Number of the last attempt that may have reached a provider; 0 before any. */
    public int lastBegun() {
        return attempts.stream()
                .filter(Attempt::isBegun)
                .mapToInt(Attempt::number)
                .max()
                .orElse(0);
    }

    /**
     * Whether who names this number means the attempt that the training rests on: by its own, or as it was last shown.
     */
    boolean isMeantBy(int number) {
        var attempt = attempt();
        var lastShown = shown == null ? 0 : shown.attempt();
        return attempt != null && (attempt.number() == number || attempt.number() < number && lastShown == number);
    }

    /** Whether nothing is at a provider, or on its way there, for the sake of its last attempt. */
    public boolean isUnsent() {
        return attempt() == null || attempt() instanceof Attempt.Waiting;
    }

    /** The provider's id of an attempt, where it is known. */
    public static @Nullable String requestId(@Nullable Attempt attempt) {
        var remote = switch (attempt) {
            case Attempt.Submitted it -> it.remote();
            case Attempt.Securing it -> it.remote();
            case Attempt.Completed it -> it.remote();
            case Attempt.Failed it -> it.remote();
            case Attempt.Cancelled it -> it.remote();
            case Attempt.Waiting _, Attempt.Unidentified _ -> null;
            case Attempt.Rejected _, Attempt.Withdrawn _, Attempt.Forgotten _ -> null;
            case null -> null;
        };
        return remote == null ? null : remote.requestId();
    }

    public Training with(Facts told) {
        return new Training(id, userId, characterId, told, attempts, shown, shownAt, ending, since);
    }

    /** With an attempt in its next state, or with another attempt. */
    public Training with(Attempt next) {
        var others = attempts.stream().filter(it -> it.number() != next.number());
        var all = Stream.concat(others, Stream.of(next))
                .sorted(Comparator.comparingInt(Attempt::number))
                .toList();
        return new Training(id, userId, characterId, facts, all, shown, shownAt, ending, since);
    }

    Training ofOwner(String user, String character) {
        return new Training(id, user, character, facts, attempts, shown, shownAt, ending, since);
    }

    /** Leaves it as it is. */
    public Decision kept() {
        return new Decision(this, List.of(), false, null);
    }

    /** Says that the provider accepted its attempt. */
    public Decision submitted(Attempt.Submitted accepted) {
        return new Decision(with(accepted), List.of(new News.Submitted(accepted)), false, null);
    }

    /** Shows how far it is, unless that is known already or it has ended. */
    public Decision showing(Report told, Instant now) {
        var report = told.notBehind(shown);
        var spokenOf = shownAt != null && shownAt.plus(SPOKEN_OF_EVERY).isAfter(now);
        if (ending != null || spokenOf && !report.isNewsAfter(shown)) {
            return kept();
        }
        var next = new Training(id, userId, characterId, facts, attempts, report, now, null, since);
        return new Decision(next, List.of(new News.Progressed(report, now)), false, null);
    }

    /** Shows another sentence, and what was shown last of the rest. */
    public Decision saying(String message, Instant now) {
        return shown == null ? kept() : showing(shown.saying(message), now);
    }

    /** Shows again what was shown last, once that is a while ago. */
    public Decision showingAgain(Instant now) {
        return shown == null ? kept() : showing(shown, now);
    }

    /** Ends it as cancelled while nothing of it is at a provider. */
    public Decision cancelledUnsent(Instant now) {
        return ended(Ending.cancelled(saidWhenCancelledUnsent(), now));
    }

    /** Whether the provider may have taken an attempt that another took the place of. */
    public boolean mayHavePaid() {
        return attempts.stream().anyMatch(it -> it instanceof Attempt.Lost || it instanceof Attempt.Forgotten);
    }

    String saidWhenCancelledUnsent() {
        return mayHavePaid()
                ? "Cancelled; nothing more is submitted. Whether the provider took an earlier attempt is not known."
                : "Cancelled before the provider accepted anything; nothing was paid.";
    }

    /** Tells of weights that came after it had ended without any; the end stays. */
    public Decision recovered(Attempt.Completed late) {
        return ending == null || ending.weights() != null
                ? kept()
                : new Decision(this, List.of(new News.Recovered(late)), false, null);
    }

    /** Ends it, unless it has ended: the first end stays. */
    public Decision ended(Ending end) {
        if (ending != null) {
            return kept();
        }
        var settled = attempt() instanceof Attempt.Waiting waiting ? with(waiting.withdrawn(end.at())) : this;
        var next = new Training(id, userId, characterId, facts, settled.attempts, shown, shownAt, end, since);
        return new Decision(next, List.of(new News.Ended(end)), false, null);
    }
}
