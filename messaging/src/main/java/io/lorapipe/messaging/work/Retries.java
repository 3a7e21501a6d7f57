package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When failed work is tried again. */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private Retries() {}

    /** Tries again, with pauses that grow up to the longest, until it succeeds. */
    public static <T> FailureHandler<T> forEver(WorkProperties properties) {
        return (complete, operations) -> {
            var next = nextTry(complete, properties);
            log(complete, next);
            operations.reschedule(complete, next);
        };
    }

    static int failures(ExecutionComplete complete) {
        return complete.getExecution().consecutiveFailures + 1;
    }

    static Instant nextTry(ExecutionComplete complete, WorkProperties properties) {
        return complete.getTimeDone().plus(properties.pauseAfter(failures(complete)));
    }

    static void log(ExecutionComplete complete, Instant next) {
        LOG.atWarn()
                .addKeyValue("task", complete.getExecution().taskInstance)
                .addKeyValue("failures", failures(complete))
                .addKeyValue("nextTry", next)
                .setCause(complete.getCause().orElse(null))
                .log("Work failed and is tried again");
    }
}
