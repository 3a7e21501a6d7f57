package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.TestGateway.Answer;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayCustodyTests {

    private final TestGateway gateway = TestGateway.on(TestGateway.temporary("custody"));

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aDeletedVersionTakesItsWeightsAlongAndItsNumberIsNotGivenAgain() {
        var first = trained("local", "uma", 1);
        var second = trained("local", "uma", 2);

        var receipt = delete("/api/characters/uma/versions/2");

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.body().path("objects").asInt()).isEqualTo(1);
        assertThat(receipt.body().path("verifiedBy").asString()).isEqualTo("HEAD");
        assertThat(keys("local/uma/")).containsExactly(weights(first).value());
        assertThat(gateway.get("/api/characters/uma").body().path("versions").size())
                .isEqualTo(1);
        assertThat(gateway.get("/api/trainings/" + second.id() + "/weights").status())
                .isEqualTo(404);
        assertThat(delete("/api/characters/uma/versions/2").status()).isEqualTo(404);
        trained("local", "uma", 3);
    }

    @Test
    void anEventThatComesAgainDoesNotBringDeletedWeightsBack() {
        var told = trained("local", "eve", 1);
        delete("/api/characters/eve/versions/1");

        gateway.publish(Topics.WEIGHTS_RECOVERED, told.id(), told.recovered(stored(told)));
        var later = new ToldByPipeline("local", "eve");
        gateway.publish(Topics.WEIGHTS_RECOVERED, later.id(), later.recovered(stored(later)));
        awaitVersion(later, 2);

        assertThat(gateway.get("/api/trainings/" + told.id()).body().has("weights"))
                .isFalse();
    }

    @Test
    void aDeletedCharacterTakesAllAlongThatLiesUnderIt() {
        trained("local", "kim", 1);
        put(ObjectKey.referenceImage("local", "kim", "a".repeat(64), "jpg"));
        put(ObjectKey.referenceImage("local", "kimono", "b".repeat(64), "jpg"));

        var receipt = delete("/api/characters/kim");

        assertThat(receipt.body().path("objects").asInt()).isEqualTo(2);
        assertThat(keys("local/kim/")).isEmpty();
        assertThat(keys("local/kimono/")).hasSize(1);
        assertThat(gateway.get("/api/characters/kim").status()).isEqualTo(404);
        assertThat(gateway.get("/api/characters").response().body()).doesNotContain("kim");
        assertThat(delete("/api/characters/kim").status()).isEqualTo(404);
        assertThat(gateway.post("/api/characters", "{\"name\":\"Kim\",\"characterId\":\"kim\"}")
                        .status())
                .isEqualTo(201);
        trained("local", "kim", 2);
    }

    @Test
    void aCharacterThatIsTrainedStaysUntilTheTrainingHasEnded() {
        var running = new ToldByPipeline("local", "ivo");
        gateway.publish(Topics.IMAGES_REQUESTED, running.id(), running.requested());
        await().until(() -> gateway.get("/api/characters/ivo").status() == 200);

        var refused = delete("/api/characters/ivo");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString()).isEqualTo("training_running");
        assertThat(refused.body().path("detail").asString())
                .contains(running.id().toString());
        gateway.publish(Topics.TRAINING_ENDED, running.id(), running.failed());
        await().untilAsserted(
                        () -> assertThat(delete("/api/characters/ivo").status()).isEqualTo(200));
    }

    @Test
    void nobodyDeletesOrTakesAwayWhatIsAnothers() {
        var foreign = new ToldByPipeline("ada", "zoe");
        gateway.publish(Topics.IMAGES_REQUESTED, foreign.id(), foreign.requested());
        gateway.publish(Topics.TRAINING_ENDED, foreign.id(), foreign.ended(stored(foreign)));
        trained("local", "own", 1);

        assertThat(delete("/api/characters/zoe").status()).isEqualTo(404);
        assertThat(delete("/api/characters/zoe/versions/1").status()).isEqualTo(404);
        assertThat(gateway.get("/api/characters/zoe/export").status()).isEqualTo(404);
        assertThat(keys("ada/zoe/")).hasSize(1);
    }

    @Test
    void anExportHasTheWeightsOfAllVersionsAndSaysWhatTheyAre() throws Exception {
        var first = trained("local", "ria", 1);
        var failed = new ToldByPipeline("local", "ria");
        gateway.publish(Topics.TRAINING_ENDED, failed.id(), failed.failed());
        var second = trained("local", "ria", 2);

        var files = unzipped("/api/characters/ria/export");

        assertThat(files).containsOnlyKeys("character.json", "v1/Nova-v1.safetensors", "v2/Nova-v2.safetensors");
        assertThat(files.get("v1/Nova-v1.safetensors")).isEqualTo(bytes(first));
        assertThat(files.get("v2/Nova-v2.safetensors")).isEqualTo(bytes(second));
        var json = new JsonMapper().readTree(files.get("character.json"));
        assertThat(json.path("trainings").size()).isEqualTo(3);
        assertThat(json.path("files").path(0).path("sha256").asString()).hasSize(64);
        assertThat(json.toString()).doesNotContain("example.org");
    }

    @Test
    void aDamagedFileBreaksTheExportOffInsteadOfLookingWhole() {
        var told = new ToldByPipeline("local", "bad");
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.TRAINING_ENDED, told.id(), told.ended(stored(told)));
        awaitVersion(told, 1);
        store().put(weights(told), Content.of(new byte[200_000], "application/octet-stream"));

        assertThat(catchThrowable(() -> unzipped("/api/characters/bad/export"))).isInstanceOf(IOException.class);
    }

    @Test
    void theDescriptionOfTheInterfaceNamesThem() {
        assertThat(gateway.get("/api/openapi").response().body())
                .contains("/api/characters/{id}/export", "/api/characters/{id}/versions/{version}");
    }

    private ToldByPipeline trained(String userId, String characterId, int version) {
        var told = new ToldByPipeline(userId, characterId);
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), told.requested());
        gateway.publish(Topics.TRAINING_ENDED, told.id(), told.ended(stored(told)));
        awaitVersion(told, version);
        return told;
    }

    private void awaitVersion(ToldByPipeline told, int version) {
        await().untilAsserted(() -> assertThat(gateway.get("/api/trainings/" + told.id())
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(version));
    }

    private PutResult stored(ToldByPipeline told) {
        return store().put(weights(told), Content.of(bytes(told), "application/octet-stream"));
    }

    private void put(ObjectKey key) {
        store().put(key, Content.of(new byte[] {1}, "image/jpeg"));
    }

    private ObjectStore store() {
        return gateway.bean(Stores.class).in(StoreRole.WEIGHTS);
    }

    private List<String> keys(String prefix) {
        try (var objects = store().list(prefix)) {
            return objects.map(StoredObject::key).map(ObjectKey::value).toList();
        }
    }

    private static ObjectKey weights(ToldByPipeline told) {
        return ObjectKey.weights(told.userId(), told.characterId(), told.id().toString());
    }

    private static byte[] bytes(ToldByPipeline told) {
        return ("weights of " + told.id()).getBytes(StandardCharsets.UTF_8);
    }

    private Answer delete(String path) {
        return gateway.send(gateway.request(path).DELETE());
    }

    private Map<String, byte[]> unzipped(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(gateway.request(path).build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            var files = new TreeMap<String, byte[]>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
            return files;
        }
    }
}
