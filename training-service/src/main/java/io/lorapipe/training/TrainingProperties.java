package io.lorapipe.training;

import io.lorapipe.training.follow.Pace;
import io.lorapipe.training.follow.UnknownPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How trainings are submitted and followed.
 *
 * @param maxInFlight attempts at the provider at once; the others wait with us, in fair turn between users
 * @param firstPoll pause between two looks at a fresh attempt
 * @param longestPoll limit of that pause, which grows with the age of the attempt
 * @param startWithin how long a training waits with us for its turn, or for a provider that refuses everybody
 * @param sendWithin a sender that has not begun to write by then gives up
 * @param queueDeadline how long an attempt may stand in the provider's queue
 * @param runDeadline how long an attempt may run
 * @param requestPatience how long an archive waits for the request it belongs to
 * @param secureWithin how long the weights are tried to be fetched
 * @param whenUnknown what happens when it is not known whether an attempt was accepted
 * @param holdFor HOLD: how long such a training is held before it fails as OUTCOME_UNKNOWN
 * @param resubmitAfter RESUBMIT_AFTER: when another attempt is made; at least queue-deadline, run-deadline and
 *     lorapipe.fal.call-timeout together
 * @param firstPause of a provider that refuses everybody; doubles up to the longest
 * @param longestPause limit of that pause
 * @param spoolDirectory where weights lie while they are checked
 * @param largestWeights largest file that is taken as weights
 */
@ConfigurationProperties("lorapipe.training")
public record TrainingProperties(
        @DefaultValue("2") int maxInFlight,
        @DefaultValue("5s") Duration firstPoll,
        @DefaultValue("60s") Duration longestPoll,
        @DefaultValue("7d") Duration startWithin,
        @DefaultValue("10s") Duration sendWithin,
        @DefaultValue("24h") Duration queueDeadline,
        @DefaultValue("6h") Duration runDeadline,
        @DefaultValue("10m") Duration requestPatience,
        @DefaultValue("7d") Duration secureWithin,
        @DefaultValue("HOLD") WhenUnknown whenUnknown,
        @DefaultValue("24h") Duration holdFor,
        @Nullable Duration resubmitAfter,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("${java.io.tmpdir}/lorapipe-weights") Path spoolDirectory,
        @DefaultValue("4GB") DataSize largestWeights) {

    /** Policies for attempts that were never answered. */
    public enum WhenUnknown {
        HOLD,
        RESUBMIT_AFTER
    }

    public TrainingProperties {
        require(maxInFlight >= 1, "max-in-flight", "at least 1", maxInFlight);
        requirePositive("first-poll", firstPoll);
        require(longestPoll.compareTo(firstPoll) >= 0, "longest-poll", "at least first-poll", longestPoll);
        requirePositive("start-within", startWithin);
        requirePositive("send-within", sendWithin);
        requirePositive("queue-deadline", queueDeadline);
        requirePositive("run-deadline", runDeadline);
        requirePositive("request-patience", requestPatience);
        requirePositive("secure-within", secureWithin);
        requirePositive("hold-for", holdFor);
        requirePositive("first-pause", firstPause);
        require(longestPause.compareTo(firstPause) >= 0, "longest-pause", "at least first-pause", longestPause);
        require(largestWeights.toBytes() > 0, "largest-weights", "positive", largestWeights);
    }

    /**
     * The pace that the core keeps; refuses a policy that could pay twice.
     *
     * @param witnessed whether anybody could tell that an attempt was accepted which was not answered
     */
    Pace pace(Duration callTimeout, boolean witnessed) {
        if (whenUnknown == WhenUnknown.RESUBMIT_AFTER && !witnessed) {
            throw new IllegalArgumentException(
                    "lorapipe.training.when-unknown must be HOLD where nobody can tell whether the provider took an"
                            + " attempt: set FAL_WEBHOOK_URL, let lorapipe.fal.lists-requests be true, or deliver from the"
                            + " local store.");
        }
        return new Pace(
                firstPoll,
                longestPoll,
                startWithin,
                sendWithin,
                queueDeadline,
                runDeadline,
                requestPatience,
                secureWithin,
                policy(callTimeout));
    }

    private UnknownPolicy policy(Duration callTimeout) {
        return switch (whenUnknown) {
            case HOLD -> new UnknownPolicy.Hold(holdFor);
            case RESUBMIT_AFTER -> {
                var least = queueDeadline.plus(runDeadline).plus(callTimeout);
                var after = resubmitAfter == null ? Duration.ZERO : resubmitAfter;
                require(
                        after.compareTo(least) >= 0,
                        "resubmit-after",
                        "at least %s, when an attempt that was not answered can no longer be running".formatted(least),
                        after);
                yield new UnknownPolicy.ResubmitAfter(after);
            }
        };
    }

    private static void requirePositive(String key, Duration duration) {
        require(duration.isPositive(), key, "positive", duration);
    }

    private static void require(boolean holds, String key, String rule, Object given) {
        if (!holds) {
            throw new IllegalArgumentException("lorapipe.training.%s must be %s, not %s".formatted(key, rule, given));
        }
    }
}
