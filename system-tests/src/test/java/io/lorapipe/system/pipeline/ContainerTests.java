package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Topics;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Setup;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The stages on Apache's own Kafka image, with the settings that the broker is given in docker-compose.yml. */
class ContainerTests {

    @BeforeAll
    static void dockerIsThere() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "The stages are not tested on the Kafka image: Docker is not there.");
    }

    @Test
    void aTrainingPassesThroughTheStagesOnTheKafkaImage() {
        var training = UUID.randomUUID();
        try (var kafka = new KafkaContainer("apache/kafka:4.3.1")
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
                var images = new ImageHost()) {
            kafka.start();
            var setup = Setup.stages("container")
                    .with("LORAPIPE_FETCH_ALLOW", images.address())
                    .withKafka(kafka.getBootstrapServers());
            try (var platform = Platform.start(setup);
                    var conversation = new Conversation(platform.bootstrapServers())) {
                conversation.publish(Topics.IMAGES_REQUESTED, training, Requests.training(training, images.pip()));

                assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.COMPLETED);
                var evidence = Evidence.of(Set.of(training), conversation, platform);
                NothingLost.holdsFor(evidence);
                PaidOnce.holdsFor(evidence);
            }
        }
    }
}
