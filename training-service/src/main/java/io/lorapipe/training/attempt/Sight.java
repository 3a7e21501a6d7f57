package io.lorapipe.training.attempt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of an attempt at the provider. */
public sealed interface Sight {

    /** It waits in the provider's queue, with so many ahead where the provider tells. */
    record Queued(@Nullable Integer ahead) implements Sight {}

    /** It runs; {@code log} is the whole log so far. */
    record Running(List<String> log) implements Sight {

        public Running {
            log = List.copyOf(log);
        }
    }

    /** It ended well, and left these files. */
    record Trained(TrainedFiles files, List<String> log) implements Sight {

        public Trained {
            log = List.copyOf(log);
        }
    }

    /** It ended without weights. */
    record Failed(Failure failure) implements Sight {}

    /** It ended because a cancel was asked for. */
    record Cancelled() implements Sight {}

    /** The provider has ended it but no longer has, or does not yet have, its result. */
    record WithoutResult(String reason) implements Sight {}

    /** Nothing could be seen. */
    record Unseen(String reason) implements Sight {}
}
