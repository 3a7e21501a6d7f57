package io.lorapipe.upload.lease.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.upload.UploadProperties;
import io.lorapipe.upload.lease.Cleaner;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about leases again and again; of several instances one does it, another one when that dies. */
@Configuration(proxyBeanMethods = false)
class RetentionTasks {

    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    @Bean
    Task<Void> deleteArchivesTask(Cleaner cleaner, UploadProperties properties) {
        return Tasks.recurring("delete-archives", FixedDelay.of(properties.deleteEvery()))
                .execute((instance, context) -> cleaner.run());
    }

    @Bean
    Task<Void> forgetLeasesTask(OldLeases old) {
        return Tasks.recurring("forget-leases", FixedDelay.of(TIDY_EVERY)).execute((instance, context) -> old.forget());
    }
}
