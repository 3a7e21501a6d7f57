package io.lorapipe.upload.sweep.store;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.upload.UploadProperties;
import io.lorapipe.upload.sweep.Sweeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps again and again; of several instances one does it. */
@Configuration(proxyBeanMethods = false)
class Sweeping {

    @Bean
    Task<Void> sweepTask(Sweeper sweeper, UploadProperties properties) {
        return Tasks.recurring("sweep", FixedDelay.of(properties.sweepEvery()))
                .execute((instance, context) -> sweeper.sweep());
    }
}
