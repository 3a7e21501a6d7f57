package io.lorapipe.benchmark.stores;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoredObject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** One archive after another into one store: by lorapipe, by a program, and by a plain request from this JVM. */
final class OneUpload {

    private static final String OURS = "lorapipe";
    private static final String FROM_HERE = "a plain request from the same JVM";

    /** An upload makes few calls, which the JVM compiles only after a thousand of them. */
    private static final int WARM_UP_SECONDS = 30;

    private final Archive archive;
    private final Target target;
    private final ObjectStore store;
    private final AtomicInteger puts = new AtomicInteger();

    OneUpload(Archive archive, Target target) {
        this.archive = archive;
        this.target = target;
        this.store = target.open();
    }

    void run(int rounds, Report report) throws Exception {
        var program = target.kind() == Kind.LOCAL ? "dd conv=fsync" : "curl";
        var sending = new Sending(archive.file());
        var plain = Plain.request(target, "plain.zip");
        var times = new Rounds()
                .add(program, () -> sending.byProgram(plain))
                .add(OURS, this::put)
                .add(FROM_HERE, () -> sending.fromHere(plain))
                .measure(WARM_UP_SECONDS, rounds);
        times.forEach((way, time) -> report.row(
                target.kind().toString(),
                way,
                time.toString(),
                ratio(times, way, program),
                ratio(times, way, FROM_HERE)));
        double ratio = median(times, OURS) / median(times, program);
        report.ratioGoal("one archive, " + target.kind() + ", lorapipe / " + program, ratio, 2);
    }

    private double put() throws Exception {
        var key = new ObjectKey("user/lora-training/training_" + puts.incrementAndGet() + ".zip");
        var stored = new StoredObject[1];
        double milliseconds = Rounds.timed(() -> stored[0] = archive.putInto(store, key));
        target.remove(store, stored[0]);
        return milliseconds;
    }

    private static String ratio(Map<String, Times> times, String way, String other) {
        return Report.number(median(times, way) / median(times, other));
    }

    private static double median(Map<String, Times> times, String way) {
        return Objects.requireNonNull(times.get(way)).median();
    }
}
