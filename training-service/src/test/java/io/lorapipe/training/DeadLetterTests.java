package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingSubmitted;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not understood is put aside, where operators see it, and ends no training that began by a valid record. */
class DeadLetterTests {

    private static final List<String> INPUTS = List.of(
            Topics.IMAGES_REQUESTED,
            Topics.ARCHIVE_UPLOADED,
            Topics.ARCHIVE_FETCHED,
            Topics.TRAINING_STOPPED,
            Topics.TRAINING_CANCEL_REQUESTED,
            Topics.TRAINING_RESOLVE_REQUESTED);

    @Test
    void unreadableAndContradictingRecordsAreCountedAndTheTrainingGoesOn(@TempDir Path broker, @TempDir Path data)
            throws Exception {
        try (var kafka = EmbeddedKafka.start(broker);
                var running = new RunningService(kafka, data)) {
            running.provider.staysQueued();
            running.request();
            running.sendUnreadable(INPUTS);
            running.upload();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(running.poll(TrainingSubmitted.class)).isNotEmpty());

            running.sendUnreadable(INPUTS);
            running.send(Topics.IMAGES_REQUESTED, running.requested("fal-ai/flux-krea-trainer"));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(deadLetters(running, Topics.IMAGES_REQUESTED)).isEqualTo(3);
                assertThat(INPUTS)
                        .allSatisfy(
                                topic -> assertThat(deadLetters(running, topic)).isGreaterThanOrEqualTo(2));
            });
            running.provider.goesOnAgain();

            assertThat(running.awaitEnd().getOutcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(running.provider.inputs()).hasSize(1);
        }
    }

    private static double deadLetters(RunningService running, String topic) {
        return running.service
                .getBean(MeterRegistry.class)
                .counter("lorapipe.dead-letters", "topic", topic)
                .count();
    }
}
