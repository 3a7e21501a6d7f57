package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt.Submitted;
import io.lorapipe.training.attempt.Steps;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Training;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is new in a log that a provider gives whole each time, and shows it. */
record LogReading(Submitted attempt, List<String> log, Instant now) {

    /** More lines at once than this tell a reader nothing; the newest do. */
    private static final int MOST_LINES = 20;

    Decision into(Training training) {
        var fresh = log.subList(Math.min(attempt.seen().logLines(), log.size()), log.size());
        var steps = attempt.seen().steps();
        var decision = training.kept();
        for (var line : fresh.subList(Math.max(0, fresh.size() - MOST_LINES), fresh.size())) {
            steps = later(steps, Steps.in(line).orElse(null));
            var counted = steps;
            decision = decision.then(it -> it.showing(Reports.running(it, attempt, counted, line), now));
        }
        if (fresh.isEmpty()) {
            var wasNotSeen =
                    attempt.seen().runningSince() == null || attempt.seen().unseenSince() != null;
            var counted = steps;
            decision = decision.then(it ->
                    wasNotSeen ? it.showing(Reports.running(it, attempt, counted, null), now) : it.showingAgain(now));
        }
        var next = attempt.saw(attempt.seen().running(log.size(), steps, now));
        return decision.then(it -> it.with(next).kept());
    }

    private static @Nullable Steps later(@Nullable Steps known, @Nullable Steps read) {
        if (known == null || read == null) {
            return read == null ? known : read;
        }
        var further = read.done() * known.total() >= known.done() * read.total();
        return further ? read : known;
    }
}
