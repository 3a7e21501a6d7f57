package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.WeightsRecovered;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose answer is lost and for which no witness speaks, on the whole service. */
class HeldTrainingTests {

    private static EmbeddedKafka kafka;

    @TempDir
    Path directory;

    private @Nullable RunningService running;

    @BeforeAll
    static void startKafka(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void itIsShownAsHeldThenFailsAtItsDeadlineAndALateSuccessIsKept() {
        var service = held("--lorapipe.training.hold-for=4s");
        var shown = awaitHeld(service);
        assertThat(shown.getMessage()).contains("not known whether it took the training");
        assertThat(shown.getWaitingSince()).isBeforeOrEqualTo(shown.getAt());
        assertThat(shown.getNextStepAt()).isAfter(shown.getWaitingSince());
        assertThat(shown.getDeadline()).isEqualTo(shown.getWaitingSince().plusSeconds(4));

        var ended = service.awaitEnd();
        assertThat(ended.getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
        assertThat(ended.getHint()).contains("may have been paid");

        service.provider.listsAgain();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(service.poll(WeightsRecovered.class)).hasSize(1));
        var weights = service.poll(WeightsRecovered.class).getFirst().getWeights();
        var location = new Location(weights.getStore(), new ObjectKey(weights.getKey()), null);
        assertThat(service.stores().in(StoreRole.WEIGHTS).head(location)).isPresent();
        assertThat(service.provider.inputs()).hasSize(1);
        assertThat(service.poll(TrainingEnded.class)).hasSize(1);
    }

    @Test
    void aPersonHasItSentAgain() {
        var service = held();
        awaitHeld(service);
        service.provider.answersAgain();
        service.resolve(ResolveDecision.RESUBMIT);

        assertThat(service.awaitEnd().getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(service.provider.inputs()).hasSize(2);
        assertThat(service.poll(TrainingEnded.class).getFirst().getAttempt()).isEqualTo(2);
    }

    @Test
    void aFetchOfItsArchiveSaysThatItIsPaidAndAPersonCanOnlyGiveItUp() {
        var service = held();
        awaitHeld(service);
        service.fetched();
        awaitMessage(service, "never sent again");
        service.resolve(ResolveDecision.RESUBMIT);
        awaitMessage(service, "Not sent again, though it was asked for");
        service.resolve(ResolveDecision.ABANDON);

        assertThat(service.awaitEnd().getFailureCode()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
        assertThat(service.provider.inputs()).hasSize(1);
    }

    private RunningService held(String... settings) {
        var all = Stream.concat(Stream.of("--lorapipe.training.first-pause=100ms"), Arrays.stream(settings));
        var service = new RunningService(kafka, directory, all.toArray(String[]::new));
        running = service;
        service.provider.swallowsAnswers();
        service.provider.listsNothing();
        service.request();
        service.upload();
        return service;
    }

    private static Progress awaitHeld(RunningService service) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> service.shown().stream()
                                .filter(it -> "HELD".equals(it.getWaitingReason()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void awaitMessage(RunningService service, String part) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.shown())
                        .extracting(Progress::getMessage)
                        .anyMatch(message -> message.contains(part)));
    }
}
