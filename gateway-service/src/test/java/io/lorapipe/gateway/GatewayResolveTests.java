package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.TestGateway.Answer;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingResolveRequested;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayResolveTests {

    private final Path data = TestGateway.temporary("resolve");
    private final TestGateway gateway = TestGateway.on(data);

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
    void theOwnersDecisionIsPassedOnWithTheAttemptThatProgressShows(ResolveDecision decision) {
        var held = told("local", 2, "HELD");

        var answer = resolve(gateway, held.id(), decision.name().toLowerCase(java.util.Locale.ROOT));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("id").asString()).isEqualTo(held.id().toString());
        await().untilAsserted(() -> assertThat(requested(held.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getTrainingId()).isEqualTo(held.id());
                    assertThat(event.getUserId()).isEqualTo("local");
                    assertThat(event.getAttempt()).isEqualTo(2);
                    assertThat(event.getDecision()).isEqualTo(decision);
                    assertThat(event.getRequestedBy()).isNull();
                }));
    }

    @ParameterizedTest
    @CsvSource({"PROVIDER_PAUSED, waiting (provider paused)", "ADMISSION, waiting (admission)"})
    void aTrainingThatWaitsForSomethingElseIsNotDecidedAbout(String reason, String state) {
        var waiting = told("local", 1, reason);

        notHeld(waiting.id(), state);
    }

    @Test
    void aTrainingThatRunsOrHasEndedIsNotDecidedAbout() {
        var running = told("local", 1, "HELD");
        gateway.publish(Topics.PROGRESS, running.id(), running.training(1));
        awaitState(running.id(), "RUNNING");
        var ended = told("local", 1, "HELD");
        gateway.publish(Topics.TRAINING_ENDED, ended.id(), ended.failed());
        awaitState(ended.id(), "FAILED");

        notHeld(running.id(), "running");
        notHeld(ended.id(), "failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"decision\":\"retry\"}", "{\"decision\":null}", "{}"})
    void aDecisionThatIsNotKnownIsAnsweredWithTheKnownOnes(String body) {
        var held = told("local", 1, "HELD");

        var answer = gateway.post("/api/trainings/" + held.id() + "/resolve", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asString()).isEqualTo("unknown_decision");
        assertThat(answer.body().path("detail").asString()).contains("resubmit, abandon");
        assertThat(decided(held.id())).isZero();
    }

    @Test
    void somebodyElsesTrainingLooksLikeAMissingOne() {
        var foreign = told("ada", 1, "HELD");

        var answer = resolve(gateway, foreign.id(), "abandon");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("There is no training %s.".formatted(foreign.id()));
        assertThat(decided(foreign.id())).isZero();
    }

    @Test
    void anOperatorDecidesAboutAnybodysTrainingInTheOwnersNameAndTheirOwn() {
        var foreign = told("ada", 3, "HELD");
        try (var operators = TestGateway.on(data, "--lorapipe.gateway.operators=local")) {

            var answer = resolve(operators, foreign.id(), "abandon");

            assertThat(answer.status()).isEqualTo(202);
            await().untilAsserted(() -> assertThat(requested(foreign.id()))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.getUserId()).isEqualTo("ada");
                        assertThat(event.getRequestedBy()).isEqualTo("local");
                        assertThat(event.getAttempt()).isEqualTo(3);
                    }));
        }
    }

    @Test
    void theDescriptionOfTheInterfaceNamesTheDecisions() {
        var description = gateway.get("/api/openapi").response().body();

        assertThat(description).contains("/api/trainings/{id}/resolve").contains("resubmit");
    }

    private void notHeld(UUID id, String state) {
        var answer = resolve(gateway, id, "resubmit");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo("not_held");
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("The training %s is %s, not held; there is nothing to decide.".formatted(id, state));
        assertThat(decided(id)).isZero();
    }

    private ToldByPipeline told(String userId, int attempt, String reason) {
        var told = new ToldByPipeline(userId, "mira");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.PROGRESS, told.id(), told.waiting(attempt, reason));
        await().untilAsserted(() -> {
            assertThat(rows("select count(*) from trainings where id = :id", told.id()))
                    .isOne();
            assertThat(rows("select count(*) from progress_records where training_id = :id", told.id()))
                    .isOne();
        });
        return told;
    }

    private void awaitState(UUID id, String state) {
        await().untilAsserted(() -> assertThat(
                        gateway.get("/api/trainings/" + id).body().path("state").asString())
                .isEqualTo(state));
    }

    private static Answer resolve(TestGateway gateway, UUID id, String decision) {
        return gateway.post("/api/trainings/" + id + "/resolve", "{\"decision\":\"%s\"}".formatted(decision));
    }

    /** Decisions that are, or will be, published. */
    private int decided(UUID id) {
        return rows(
                "select count(*) from outgoing where topic = 'training.resolve-requested' and training_id = :id", id);
    }

    private int rows(String select, UUID id) {
        return gateway.bean(JdbcClient.class)
                .sql(select)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<TrainingResolveRequested> requested(UUID id) {
        var broker =
                Objects.requireNonNull(gateway.bean(Environment.class).getProperty("spring.kafka.bootstrap-servers"));
        return new TopicRecords(broker, Topics.TRAINING_RESOLVE_REQUESTED)
                .of(id).stream()
                        .map(found ->
                                gateway.bean(EventCodec.class).decode(TrainingResolveRequested.class, found.value()))
                        .toList();
    }
}
