package io.lorapipe.sandbox.queue.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueueWebConfiguration {

    @Bean
    Submissions submissions() {
        return new Submissions(Clock.tickMillis(ZoneOffset.UTC), UUID::randomUUID);
    }
}
