package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.UselessAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How often and how long.
 *
 * @param firstPoll pause between two looks at the beginning; grows with the age of what is looked at
 * @param longestPoll limit of that pause
 * @param startWithin how long an attempt waits with us for its turn
 * @param sendWithin a sender that has not begun to write by then gives up
 * @param queueDeadline how long an attempt may stand in the provider's queue
 * @param runDeadline how long an attempt may run
 * @param requestPatience how long an archive or a stop waits for its request
 * @param secureWithin how long the weights are tried to be fetched
 */
public record Pace(
        Duration firstPoll,
        Duration longestPoll,
        Duration startWithin,
        Duration sendWithin,
        Duration queueDeadline,
        Duration runDeadline,
        Duration requestPatience,
        Duration secureWithin,
        UnknownPolicy whenUnknown) {

    /** Longer than a store takes to come back. */
    private static final Duration LINK_FAILS_FOR = Duration.ofHours(1);

    private static final int TRIES_OF_UNUSABLE = 5;
    private static final Duration UNUSABLE_FOR = Duration.ofMinutes(10);
    /** Copies within the provider's own network may lag behind its answer. */
    private static final Duration GONE_FOR = Duration.ofHours(1);

    private static final double JITTER = 0.2;

    /** When to look again at something that is in its state since then. */
    Instant nextLook(Instant since, Instant now, RandomGenerator random) {
        var age = Duration.between(since, now);
        var pause = firstPoll.plus(age.isNegative() ? Duration.ZERO : age.dividedBy(20));
        var capped = pause.compareTo(longestPoll) < 0 ? pause : longestPoll;
        return now.plusMillis((long) (capped.toMillis() * (1 + JITTER * (random.nextDouble() - 0.5))));
    }

    /** When to try again what failed so many times. */
    Instant nextTry(int setbacks, Instant now) {
        var pause = firstPoll.multipliedBy(1L << Math.min(setbacks, 10));
        return now.plus(pause.compareTo(longestPoll) < 0 ? pause : longestPoll);
    }

    /** How long an attempt may be at the provider. */
    Duration atTheProvider() {
        return queueDeadline.plus(runDeadline);
    }

    /** How long a link given to the provider must live. */
    Duration linkLife() {
        return atTheProvider().plusHours(1);
    }

    /** When weights are given up for which the provider hands out what is of no use; not after a few tries. */
    Instant unusableUntil(UselessAnswers answers) {
        return answers.since().plus(UNUSABLE_FOR);
    }

    /** When weights are given up that the provider says it does not have. */
    Instant goneUntil(UselessAnswers answers) {
        return answers.since().plus(GONE_FOR);
    }

    /** How long nothing need be seen of an attempt before its user is told: a few looks. */
    Duration unseenUntold() {
        return longestPoll.multipliedBy(3);
    }

    boolean areEnough(UselessAnswers answers) {
        return answers.count() >= TRIES_OF_UNUSABLE;
    }

    /** When an attempt is given up whose link does not work. */
    Instant linkUntil(Instant failsSince) {
        return failsSince.plus(LINK_FAILS_FOR);
    }

    /** How long an attempt is held whose witnesses cannot be asked: that they are away is no reason to give it up. */
    Duration heldForWitnesses() {
        return atTheProvider().plus(whenUnknown.after()).plusDays(1);
    }

    /** How long an attempt is looked for, and observed, after its training ended or another took its place. */
    Duration observation() {
        return heldForWitnesses().plusDays(1);
    }
}
