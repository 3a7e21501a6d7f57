package io.lorapipe.store.check;

import io.lorapipe.store.BucketStore;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.check.StepResult.Ok;
import io.lorapipe.store.check.StepResult.Skipped;
import java.time.Instant;

/** Tries what needs no object: the bucket, its limit, and the uploads that never ended. */
final class BucketTrial {

    private final ObjectStore store;
    private final Needs needs;
    private final Advice advice;

    BucketTrial(ObjectStore store, Needs needs, Advice advice) {
        this.store = store;
        this.needs = needs;
        this.advice = advice;
    }

    StepResult made() {
        if (!(store instanceof BucketStore bucket)) {
            return new Skipped(Step.BUCKET, "This store is no bucket.");
        }
        return new Ok(Step.BUCKET, bucket.ensureBucket() ? "The bucket was made." : "The bucket is there.");
    }

    StepResult limit() {
        if (!(store instanceof BucketStore bucket) || bucket.largestObject().isEmpty()) {
            return new Skipped(Step.LIMIT, "The store tells of no limit.");
        }
        long limit = bucket.largestObject().getAsLong();
        String sentence = "Objects of up to %,d bytes.".formatted(limit);
        if (limit < needs.least()) {
            return advice.on(Step.LIMIT, sentence + " At least %,d are needed.".formatted(needs.least()));
        }
        return new Ok(
                Step.LIMIT,
                limit < needs.most()
                        ? sentence + " There may be some of %,d; they would be refused.".formatted(needs.most())
                        : sentence);
    }

    StepResult unfinished(Instant now) {
        int count = store.unfinished(now).size();
        return new Ok(
                Step.UNFINISHED,
                count == 0 ? "None." : "%d; upload-service takes those back that are old enough.".formatted(count));
    }
}
