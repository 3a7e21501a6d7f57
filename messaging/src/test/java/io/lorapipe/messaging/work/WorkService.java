package io.lorapipe.messaging.work;

import com.fasterxml.uuid.Generators;
import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** A service with durable work and no listener. */
@SpringBootConfiguration
@EnableAutoConfiguration
class WorkService {

    static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(WorkService.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=test-service");
    }

    @Bean
    Contract contract() {
        return new Contract(Events.schemas(), Topics.settings());
    }

    @Bean
    WorkUnderTest work() {
        return new WorkUnderTest();
    }

    static UUID newTraining() {
        return Generators.timeBasedEpochGenerator().generate();
    }

    static ImagesRequested fact(UUID trainingId, int generation) {
        return ImagesRequested.newBuilder()
                .setTrainingId(trainingId)
                .setUserId("ada")
                .setCharacterId("fox")
                .setImages(List.of())
                .setPreset("a preset")
                .setGeneration(generation)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }
}
