package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.SentEvents.Event;
import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayProgressTests {

    private static final byte[] WEIGHTS = "not really weights".getBytes(StandardCharsets.UTF_8);

    private final Path data = TestGateway.temporary("progress");
    private final TestGateway gateway = TestGateway.on(data);
    private final TestGateway replica = TestGateway.on(data);

    @AfterAll
    void stop() {
        replica.close();
        gateway.close();
    }

    @Test
    void aTrainingOfAnotherProgramIsAdoptedFollowedAndBecomesAVersion() {
        var told = new ToldByPipeline("local", "nova");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.PROGRESS, told.id(), told.running(33, "downloading 1/6"));
        gateway.publish(Topics.PROGRESS, told.id(), told.running(32, "told late"));
        gateway.publish(Topics.PROGRESS, told.id(), told.completed());
        awaitAdopted(told.id());

        try (var events = stream(gateway, told.id(), null)) {
            assertThat(events.next().data().path("message").asString()).isEqualTo("downloading 1/6");
            gateway.publish(Topics.TRAINING_ENDED, told.id(), told.ended(stored(told)));
            var last = events.next();
            assertThat(last.data().path("state").asString()).isEqualTo("COMPLETED");
            assertThat(events.next().name()).isEqualTo("end");
            assertThat(stream(gateway, told.id(), last.id()).status()).isEqualTo(204);
            assertThat(stream(replica, told.id(), last.id()).status()).isEqualTo(204);
        }

        var training = gateway.get("/api/trainings/" + told.id()).body();
        assertThat(training.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(training.path("version").asInt()).isEqualTo(1);
        assertThat(training.path("characterName").asString()).isEqualTo("Nova");
        var version =
                gateway.get("/api/characters/nova").body().path("versions").path(0);
        assertThat(version.path("trainingId").asString()).isEqualTo(told.id().toString());
        assertThat(version.path("weights").path("fileName").asString()).isEqualTo("Nova-v1.safetensors");
        assertDownloads("/api/trainings/" + told.id() + "/weights");
    }

    @Test
    void aStreamIsResumedOnAnotherReplicaWhereItWasCut() {
        var told = new ToldByPipeline("local", "cut");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.PROGRESS, told.id(), told.running(31, "one"));
        gateway.publish(Topics.PROGRESS, told.id(), told.running(32, "two"));
        awaitAdopted(told.id());

        Event first;
        try (var events = stream(gateway, told.id(), null)) {
            first = events.next();
        }
        try (var events = stream(replica, told.id(), first.id())) {
            assertThat(events.next().data().path("message").asString()).isEqualTo("two");
            gateway.publish(Topics.PROGRESS, told.id(), told.running(33, "three"));
            assertThat(events.next().data().path("message").asString()).isEqualTo("three");
        }
    }

    @Test
    void anIdThatIsNotKnownGetsASnapshotAndThenWhatFollows() {
        var told = new ToldByPipeline("local", "reset");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.PROGRESS, told.id(), told.running(40, "so far"));
        awaitAdopted(told.id());
        await().untilAsserted(() -> assertThat(gateway.get("/api/trainings/" + told.id())
                        .body()
                        .path("progress")
                        .path("message")
                        .asString())
                .isEqualTo("so far"));

        try (var events = stream(gateway, told.id(), "nonsense")) {
            var reset = events.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data().path("progress").path("percent").asDouble()).isEqualTo(40);
            gateway.publish(Topics.PROGRESS, told.id(), told.running(41, "more"));
            assertThat(events.next().data().path("message").asString()).isEqualTo("more");
        }
    }

    @Test
    void theStreamOfAUserBeginsWithASnapshotAndIsResumedByItsVector() {
        var told = new ToldByPipeline("local", "all");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        awaitAdopted(told.id());
        String id;
        try (var events = SentEvents.of(gateway, "/api/progress", null)) {
            var reset = events.next();
            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data().path("trainings"))
                    .extracting(training -> training.path("id").asString())
                    .contains(told.id().toString());
            id = reset.id();
        }
        gateway.publish(Topics.PROGRESS, told.id(), told.running(50, "meanwhile"));
        try (var events = SentEvents.of(replica, "/api/progress", id)) {
            var event = events.next();
            while (!event.data().path("trainingId").asString().equals(told.id().toString())) {
                event = events.next();
            }
            assertThat(event.data().path("message").asString()).isEqualTo("meanwhile");
        }
    }

    @Test
    void whatIsAnothersLooksLikeWhatIsNotThere() {
        var told = new ToldByPipeline("mallory", "nova2");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        await().until(() ->
                gateway.bean(Trainings.class).find("mallory", told.id()).isPresent());

        assertThat(gateway.get("/api/trainings/" + told.id()).status()).isEqualTo(404);
        assertThat(gateway.get("/api/trainings/" + told.id() + "/weights").status())
                .isEqualTo(404);
        assertThat(gateway.get("/api/characters/nova2").status()).isEqualTo(404);
        assertThat(stream(gateway, told.id(), null).status()).isEqualTo(404);
        assertThat(gateway.post("/api/trainings/" + told.id() + "/cancel", "").status())
                .isEqualTo(404);
    }

    @Test
    void aVersionIsNeverAddedToAnotherOwnersCharacter() {
        gateway.post("/api/characters", "{\"name\":\"Mine\",\"characterId\":\"mine\"}");
        var told = new ToldByPipeline("mallory", "mine");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());

        gateway.publish(Topics.TRAINING_ENDED, told.id(), told.ended(stored(told)));

        await().until(() -> gateway.bean(Pipeline.class).isEnded(told.id()));
        assertThat(gateway.get("/api/characters/mine").body().path("versions").size())
                .isZero();
        assertThat(gateway.bean(Trainings.class).find("mallory", told.id()))
                .hasValueSatisfying(training -> assertThat(training.weights()).isNotNull());
    }

    @Test
    void aFailedTrainingSaysWhyAndCannotBeCancelled() {
        var told = new ToldByPipeline("local", "fails");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.TRAINING_ENDED, told.id(), told.failed());
        await().until(() -> gateway.bean(Pipeline.class).isEnded(told.id()));

        var training = gateway.get("/api/trainings/" + told.id()).body();
        assertThat(training.path("state").asString()).isEqualTo("FAILED");
        assertThat(training.path("failure").path("culprit").asString()).isEqualTo("image 3 (front.jpg)");
        var cancel = gateway.post("/api/trainings/" + told.id() + "/cancel", "");
        assertThat(cancel.status()).isEqualTo(409);
        assertThat(cancel.body().path("code").asString()).isEqualTo("training_ended");
    }

    @Test
    void weightsThatCameAfterAFailureBecomeAVersionOnceAndTheFailureStays() {
        var told = new ToldByPipeline("local", "late");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        var weights = stored(told);
        gateway.publish(Topics.WEIGHTS_RECOVERED, told.id(), told.recovered(weights));
        gateway.publish(Topics.WEIGHTS_RECOVERED, told.id(), told.recovered(weights));
        gateway.publish(Topics.TRAINING_ENDED, told.id(), told.failed());
        await().until(() -> gateway.bean(Pipeline.class).isEnded(told.id()));

        await().untilAsserted(() -> assertThat(gateway.get("/api/characters/late")
                        .body()
                        .path("versions")
                        .size())
                .isEqualTo(1));
        var training = gateway.get("/api/trainings/" + told.id()).body();
        assertThat(training.path("state").asString()).isEqualTo("FAILED");
        assertThat(training.path("version").asInt()).isEqualTo(1);
        assertThat(gateway.get(training.path("weights").path("url").asString()).status())
                .isEqualTo(200);
    }

    private void assertDownloads(String path) {
        var whole = gateway.get(path);
        var etag = whole.response().headers().firstValue("ETag").orElseThrow();
        assertThat(whole.response().body()).isEqualTo(new String(WEIGHTS, StandardCharsets.UTF_8));
        assertThat(whole.response().headers().firstValue("Content-Disposition").orElseThrow())
                .contains("Nova-v1.safetensors");
        var part =
                gateway.send(gateway.request(path).header("Range", "bytes=4-9").header("If-Range", etag));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.response().body()).isEqualTo("really");
        assertThat(part.response().headers().firstValue("Content-Range")).hasValue("bytes 4-9/" + WEIGHTS.length);
        assertThat(gateway.send(gateway.request(path).header("Range", "bytes=900-"))
                        .status())
                .isEqualTo(416);
        assertThat(gateway.send(gateway.request(path).header("If-None-Match", etag))
                        .status())
                .isEqualTo(304);
    }

    private PutResult stored(ToldByPipeline told) {
        var key = ObjectKey.weights(told.userId(), told.characterId(), told.id().toString());
        return gateway.bean(Stores.class)
                .in(StoreRole.WEIGHTS)
                .put(key, Content.of(WEIGHTS, "application/octet-stream"));
    }

    private void awaitAdopted(UUID id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gateway.get("/api/trainings/" + id).status() == 200);
    }

    private static SentEvents stream(TestGateway from, UUID id, @Nullable String lastId) {
        return SentEvents.of(from, "/api/trainings/" + id + "/progress", lastId);
    }
}
