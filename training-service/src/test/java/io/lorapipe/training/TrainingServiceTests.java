package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.schemas.TrainingSubmitted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real Kafka, a database file and a provider that speaks the protocol. */
class TrainingServiceTests {

    private static EmbeddedKafka kafka;

    @TempDir
    Path directory;

    private RunningService running;

    @BeforeAll
    static void startKafka(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        running = new RunningService(kafka, directory);
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void anUploadedArchiveBecomesWeightsInOurStore() {
        running.request();
        running.upload();

        var ended = running.awaitEnd();

        assertThat(ended.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ended.getWeights().getKey()).isEqualTo("ann/elf/" + running.training + ".safetensors");
        assertThat(ended.getConfig().getKey()).isEqualTo("ann/elf/" + running.training + ".json");
        assertThat(running.poll(TrainingSubmitted.class)).hasSize(1);
        assertThat(running.provider.inputs()).hasSize(1);
        var shown = running.shown();
        assertThat(shown).extracting(Progress::getState).endsWith(State.COMPLETED);
        assertThat(shown).extracting(Progress::getPercent).isSorted().endsWith(100.0);
        assertThat(shown).extracting(Progress::getQueuePosition).contains(3);
        assertThat(shown).extracting(Progress::getDone).contains(100L, 900L);
        assertThat(directory.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void anAnswerThatWasLostIsFoundInTheProvidersListAndNothingIsPaidTwice() {
        running.provider.swallowsAnswers();
        running.request();
        running.upload();

        var ended = running.awaitEnd();

        assertThat(ended.getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(running.provider.inputs()).hasSize(1);
    }

    @Test
    void aRestartTakesUpWhatWasRunning() {
        running.provider.staysQueued();
        running.request();
        running.upload();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(running.poll(TrainingSubmitted.class)).isNotEmpty());

        running.stop();
        running.provider.goesOnAgain();
        running.startAgain();

        assertThat(running.awaitEnd().getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(running.provider.inputs()).hasSize(1);
    }

    @Test
    void aCancelAtTheProviderEndsTheTraining() {
        running.provider.staysQueued();
        running.request();
        running.upload();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(running.poll(TrainingSubmitted.class)).isNotEmpty());

        running.send(
                Topics.TRAINING_CANCEL_REQUESTED,
                TrainingCancelRequested.newBuilder()
                        .setTrainingId(running.training)
                        .setUserId("ann")
                        .setRequestedAt(Instant.now())
                        .build());

        assertThat(running.awaitEnd().getOutcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(running.provider.received()).extracting("method").contains("PUT");
    }

    @Test
    void anUnknownPresetFailsBeforeAnythingIsBuilt() {
        running.send(Topics.IMAGES_REQUESTED, running.requested("fal-ai/no-such-trainer"));

        var ended = running.awaitEnd();

        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.UNKNOWN_PRESET);
        assertThat(running.provider.received()).isEmpty();
    }
}
