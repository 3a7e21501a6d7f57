package io.lorapipe.store.check;

import io.lorapipe.store.BucketStore;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.check.StepResult.Ok;
import io.lorapipe.store.check.StepResult.Skipped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Tries what needs no object: the bucket, its limit, and the uploads that never ended. */
final class BucketTrial {

    private final ObjectStore store;
    private final Needs needs;
    private final Advice advice;
    private final ObjectKey key;

    BucketTrial(ObjectStore store, Needs needs, Advice advice, UUID id) {
        this.store = store;
        this.needs = needs;
        this.advice = advice;
        this.key = new ObjectKey(ObjectTrial.ROOT + id + "/limit");
    }

    StepResult made() {
        if (!(store instanceof BucketStore bucket)) {
            return new Skipped(Step.BUCKET, "This store is no bucket.");
        }
        return new Ok(Step.BUCKET, bucket.ensureBucket() ? "The bucket was made." : "The bucket is there.");
    }

    StepResult limit() {
        if (!(store instanceof BucketStore bucket)) {
            return unlimited();
        }
        OptionalLong limit = bucket.largestObject();
        Optional<Boolean> least = takes(bucket, needs.least());
        if (limit.isEmpty() && least.isEmpty()) {
            return unlimited();
        }
        String sentence = limit.isPresent()
                ? "The bucket takes objects of up to %,d bytes.".formatted(limit.getAsLong())
                : "The bucket has no limit of its own.";
        if (!fits(limit, least, needs.least())) {
            return advice.on(
                    Step.LIMIT, "%s At least %,d are needed, and would be refused.".formatted(sentence, needs.least()));
        }
        return new Ok(
                Step.LIMIT,
                fits(limit, takes(bucket, needs.most()), needs.most())
                        ? sentence
                        : "%s There may be some of %,d; they would be refused.".formatted(sentence, needs.most()));
    }

    private static StepResult unlimited() {
        return new Skipped(Step.LIMIT, "The store tells of no limit.");
    }

    private static boolean fits(OptionalLong limit, Optional<Boolean> taken, long size) {
        return limit.orElse(Long.MAX_VALUE) >= size && taken.orElse(true);
    }

    private Optional<Boolean> takes(BucketStore bucket, long size) {
        return bucket.takes(key, size, needs.types().iterator().next());
    }

    StepResult unfinished(Instant now) {
        int count = store.unfinished(now).size();
        return new Ok(
                Step.UNFINISHED,
                count == 0 ? "None." : "%d; upload-service takes those back that are old enough.".formatted(count));
    }
}
