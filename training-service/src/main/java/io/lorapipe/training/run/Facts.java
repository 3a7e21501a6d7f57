package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Failure;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a training was told, in whatever order it came.
 *
 * @param stopped why an earlier stage could not go on
 * @param cancelAsked when its owner asked to cancel it
 */
public record Facts(
        @Nullable TrainingRequest request,
        @Nullable Upload upload,
        @Nullable Failure stopped,
        @Nullable Instant cancelAsked,
        List<Claim> claims) {

    static final Facts NONE = new Facts(null, null, null, null, List.of());
    private static final int MOST_CLAIMS = 20;

    public Facts {
        claims = List.copyOf(claims);
    }

    Facts with(TrainingRequest requested) {
        return new Facts(requested, upload, stopped, cancelAsked, claims);
    }

    Facts with(Upload uploaded) {
        return new Facts(request, uploaded, stopped, cancelAsked, claims);
    }

    Facts stoppedBy(Failure failure) {
        return new Facts(request, upload, stopped == null ? failure : stopped, cancelAsked, claims);
    }

    Facts cancelAskedAt(Instant when) {
        return new Facts(request, upload, stopped, cancelAsked == null ? when : cancelAsked, claims);
    }

    Facts with(Claim claim) {
        return claims.contains(claim) || claims.size() >= MOST_CLAIMS
                ? this
                : new Facts(
                        request,
                        upload,
                        stopped,
                        cancelAsked,
                        Stream.concat(claims.stream(), Stream.of(claim)).toList());
    }
}
