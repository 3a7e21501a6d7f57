package io.lorapipe.training.run.store;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.lorapipe.messaging.work.Retries;
import io.lorapipe.messaging.work.TaskQueue;
import io.lorapipe.messaging.work.WorkProperties;
import io.lorapipe.training.follow.Follower;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The durable tasks behind a training: one that follows it and comes again until nothing more can happen to it, and one
 * for each wake-up, with an id of its own so that none is lost in a run that has begun.
 */
public final class FollowTasks {

    private static final String FOLLOW = "follow";
    private static final String NUDGE = "nudge";

    private FollowTasks() {}

    /** Wakes by tasks. */
    public static WakeUps wakeUps(TaskQueue queue, Supplier<UUID> ids, Clock clock) {
        return trainingId -> {
            queue.add(FOLLOW, trainingId.toString(), clock.instant().plusSeconds(1));
            queue.add(NUDGE, trainingId + "#" + ids.get(), clock.instant());
        };
    }

    /** Follows a training until nothing more can happen to it. */
    public static Task<Void> follow(Supplier<Follower> follower, WorkProperties properties) {
        return Tasks.custom(FOLLOW, Void.class)
                .onFailure(Retries.forEver(properties))
                .execute((instance, context) -> follower.get()
                        .advance(UUID.fromString(instance.getId()))
                        .<CompletionHandler<Void>>map(
                                next -> (complete, operations) -> operations.reschedule(complete, next))
                        .orElseGet(OnCompleteRemove::new));
    }

    /** Looks at a training once. */
    public static Task<Void> nudge(Supplier<Follower> follower, WorkProperties properties) {
        return Tasks.oneTime(NUDGE)
                .onFailure(Retries.forEver(properties))
                .execute((instance, context) -> follower.get().advance(training(instance.getId())));
    }

    private static UUID training(String id) {
        return UUID.fromString(id.substring(0, id.indexOf('#')));
    }
}
