package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts tasks into the database within the transaction of the caller, and wakes the scheduler when it commits. */
public final class TaskQueue {

    /** Looked up late, for the scheduler is made of the tasks that use this queue. */
    private final ObjectProvider<Scheduler> scheduler;

    TaskQueue(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /** Adds a task unless one of the same name and id is there already. */
    public void add(String task, String id, Instant due) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task, id), due);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler.getObject().triggerCheckForDueExecutions();
                }
            });
        }
    }
}
