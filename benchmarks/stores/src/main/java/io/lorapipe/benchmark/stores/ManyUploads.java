package io.lorapipe.benchmark.stores;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoredObject;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Many archives at once into one store: by lorapipe, and by as many programs. */
final class ManyUploads {

    private static final int UPLOADS = 32;

    private final Archive archive;
    private final Target target;
    private final ObjectStore store;

    ManyUploads(Archive archive, Target target) {
        this.archive = archive;
        this.target = target;
        this.store = target.open();
    }

    void run(Report report) throws Exception {
        var sending = new Sending(archive.file());
        var programs = new ArrayList<Callable<Double>>();
        var puts = new ArrayList<Callable<StoredObject>>();
        for (int i = 0; i < UPLOADS; i++) {
            var plain = Plain.request(target, "plain-" + i + ".zip");
            var key = new ObjectKey("user/lora-training/at-once-" + i + ".zip");
            programs.add(() -> sending.byProgram(plain));
            puts.add(() -> archive.putInto(store, key));
        }
        var theirs = AtOnce.of(programs);
        var ours = AtOnce.of(puts);
        int failures = ours.failures().size() + missing(ours);
        report.row(
                target.kind().toString(),
                Integer.toString(failures),
                Report.number(ours.seconds()),
                String.format(Locale.ROOT, "%,.0f", UPLOADS * archive.length() / 1e6 / ours.seconds()),
                Report.number(theirs.seconds()),
                Integer.toString(theirs.failures().size()));
        report.failuresGoal(UPLOADS + " archives at once, " + target.kind(), failures);
        for (var object : ours.done()) {
            target.remove(store, object);
        }
    }

    /** How many are not there in their full length, although a put ended well. */
    private int missing(AtOnce<StoredObject> puts) {
        return (int) puts.done().stream()
                .filter(object -> store.head(object.location())
                        .filter(seen -> seen.size() == archive.length())
                        .isEmpty())
                .count();
    }
}
