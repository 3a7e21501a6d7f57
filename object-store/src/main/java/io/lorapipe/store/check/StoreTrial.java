package io.lorapipe.store.check;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.check.StepResult.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of all steps on one store, in their order. */
final class StoreTrial {

    private final Needs needs;
    private final StoreKind kind;
    private final Advice advice;
    private final BucketTrial bucket;
    private final ObjectTrial object;
    private final LinkTrial link;
    private final List<StepResult> results = new ArrayList<>();

    StoreTrial(ObjectStore store, Needs needs, UUID id) {
        this.needs = needs;
        this.kind = StoreKind.of(store.id());
        this.advice = new Advice(kind);
        this.bucket = new BucketTrial(store, needs, advice, id);
        this.object = new ObjectTrial(store, advice, id);
        this.link = new LinkTrial(store, kind, advice);
    }

    List<StepResult> run(boolean create, Instant now) {
        List<String> types = List.copyOf(needs.types());
        if (create) {
            step(Step.BUCKET, bucket::made);
        }
        step(Step.PUT, () -> object.put(types.getFirst()));
        onObject(Step.HEAD, location -> object.head(location, types.getFirst()));
        onObject(Step.READ, object::whole);
        onObject(Step.RANGE, object::part);
        onObject(Step.LINK, location -> link.of(location, object.firstByte()));
        onObject(Step.TYPES, location -> object.types(types.subList(1, types.size())));
        whereSwept(Step.LARGE, () -> object.large(types.getFirst()));
        onObject(Step.LIMIT, location -> bucket.limit());
        whereSwept(Step.LIST, () -> object.list(now));
        whereSwept(Step.UNFINISHED, () -> bucket.unfinished(now));
        whereSwept(Step.DELETE, object::delete);
        return results;
    }

    private void onObject(Step step, Function<Location, StepResult> attempt) {
        step(
                step,
                () -> object.object()
                        .map(attempt)
                        .orElseGet(() -> new Skipped(step, "There is no object to try it on.")));
    }

    private void whereSwept(Step step, Supplier<StepResult> attempt) {
        step(
                step,
                () -> kind.isSwept()
                        ? attempt.get()
                        : new Skipped(
                                step, "fal.ai neither lists nor deletes: a file goes when its lifetime is over."));
    }

    private void step(Step step, Supplier<StepResult> attempt) {
        try {
            results.add(attempt.get());
        } catch (StoreException failure) {
            results.add(advice.on(step, failure));
        }
    }
}
