package io.lorapipe.messaging;

import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;

/** A service with a listener that a test tells what to do. */
@SpringBootConfiguration
@EnableAutoConfiguration
class ListeningService {

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ListeningService.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=test-service");
    }

    @Bean
    Contract contract() {
        return new Contract(Events.schemas(), Topics.settings());
    }

    @Bean
    Listener listener() {
        return new Listener();
    }

    static final class Listener {

        final List<UUID> understood = new CopyOnWriteArrayList<>();
        final Map<UUID, String> traces = new ConcurrentHashMap<>();
        final Map<UUID, Consumer<ImagesRequested>> behaviours = new ConcurrentHashMap<>();

        @KafkaListener(topics = Topics.IMAGES_REQUESTED)
        void on(ImagesRequested event) {
            behaviours.getOrDefault(event.getTrainingId(), ignored -> {}).accept(event);
            traces.put(event.getTrainingId(), Trace.next());
            understood.add(event.getTrainingId());
        }
    }
}
