package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Failure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a training was told, in whatever order it came.
 *
 * @param stopped why an earlier stage could not go on
 * @param cancelAsked when its owner asked to cancel it
 * @param others who else asked to cancel it, while it was not known whose it is
 * @param fetches when the archive was first fetched by the links of attempts
 */
public record Facts(
        @Nullable TrainingRequest request,
        @Nullable Upload upload,
        @Nullable Failure stopped,
        @Nullable Instant cancelAsked,
        List<String> others,
        List<Claim> claims,
        List<Fetch> fetches) {

    static final Facts NONE = new Facts(null, null, null, null, List.of(), List.of(), List.of());
    private static final int MOST_CLAIMS = 20;
    private static final int MOST_OTHERS = 20;

    public Facts {
        others = List.copyOf(others);
        claims = List.copyOf(claims);
        fetches = List.copyOf(fetches);
    }

    Facts with(TrainingRequest requested) {
        return new Facts(requested, upload, stopped, cancelAsked, others, claims, fetches);
    }

    Facts with(Upload uploaded) {
        return new Facts(request, uploaded, stopped, cancelAsked, others, claims, fetches);
    }

    Facts stoppedBy(Failure failure) {
        return new Facts(request, upload, stopped == null ? failure : stopped, cancelAsked, others, claims, fetches);
    }

    Facts cancelAskedAt(Instant when) {
        return new Facts(request, upload, stopped, cancelAsked == null ? when : cancelAsked, others, claims, fetches);
    }

    Facts cancelAskedBy(String other) {
        return others.contains(other) || others.size() >= MOST_OTHERS
                ? this
                : new Facts(
                        request,
                        upload,
                        stopped,
                        cancelAsked,
                        Stream.concat(others.stream(), Stream.of(other)).toList(),
                        claims,
                        fetches);
    }

    /** Anybody can make claims, so the newest count: each is looked into as soon as it is heard. */
    Facts with(Claim claim) {
        if (claims.contains(claim)) {
            return this;
        }
        var newest =
                Stream.concat(claims.stream().skip(Math.max(0, claims.size() + 1 - MOST_CLAIMS)), Stream.of(claim));
        return new Facts(request, upload, stopped, cancelAsked, others, newest.toList(), fetches);
    }

    Facts with(Fetch fetch) {
        return isFetched(fetch.attemptId())
                ? this
                : new Facts(
                        request,
                        upload,
                        stopped,
                        cancelAsked,
                        others,
                        claims,
                        Stream.concat(fetches.stream(), Stream.of(fetch)).toList());
    }

    /** Whether the archive was fetched by the link of this attempt. */
    public boolean isFetched(UUID attemptId) {
        return fetches.stream().anyMatch(it -> it.attemptId().equals(attemptId));
    }
}
