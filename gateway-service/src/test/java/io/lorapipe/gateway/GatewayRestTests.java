package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.lorapipe.gateway.TestGateway.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayRestTests {

    private final java.nio.file.Path data = TestGateway.temporary("rest");
    private final TestGateway gateway = TestGateway.on(data);

    @BeforeAll
    void addCharacter() {
        gateway.post("/api/characters", "{\"name\":\"Mira\",\"characterId\":\"mira\"}");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void aCharacterIsAddedOnceAndFoundAgain() {
        var first = gateway.post("/api/characters", "{\"name\":\"Ada\",\"characterId\":\"ada\"}");
        var again = gateway.post("/api/characters", "{\"name\":\"Ada\",\"characterId\":\"ada\"}");
        var other = gateway.post("/api/characters", "{\"name\":\"Someone\",\"characterId\":\"ada\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.response().headers().firstValue("Location")).hasValue("/api/characters/ada");
        assertThat(again.status()).isEqualTo(200);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("code").asString()).isEqualTo("character_exists");
        assertThat(gateway.get("/api/characters/ada").body().path("name").asString())
                .isEqualTo("Ada");
        assertThat(gateway.get("/api/characters/nobody").status()).isEqualTo(404);
    }

    @Test
    void imagesAreStoredUnderTheirDigestAndTheUsersPrefix() {
        var answer = upload(Pictures.pngs(2));

        assertThat(answer.status()).isEqualTo(201);
        var image = answer.body().path("images").path(1);
        assertThat(image.path("name").asString()).isEqualTo("side-2.png");
        assertThat(image.path("width").asInt()).isEqualTo(300);
        assertThat(image.path("key").asString())
                .isEqualTo("local/mira/" + image.path("sha256").asString() + ".png");
    }

    @Test
    void oneBadImageRefusesTheUploadAndLeavesNothingBehind() throws Exception {
        var before = storedFiles();

        var answer =
                upload(Map.of("good.png", Pictures.png(77), "notes.jpg", "no image".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid_image");
        assertThat(answer.body().path("culprit").asString()).isEqualTo("notes.jpg");
        assertThat(answer.body().path("detail").asString()).isEqualTo("notes.jpg is text; give a JPEG, PNG or WebP.");
        assertThat(answer.body().path("problems").size()).isEqualTo(1);
        assertThat(storedFiles()).isEqualTo(before);
    }

    @Test
    void theSameKeyAndBodyGiveTheSameTrainingAndAnotherBodyIsRefused() {
        var order = order(keys(6), "\"parameters\":{\"steps\":500}");

        var first = order(order, "key-1");
        var again = order(order, "key-1");
        var other = order(order(keys(7), "\"parameters\":{\"steps\":500}"), "key-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.response().headers().firstValue("Location"))
                .hasValue("/api/trainings/" + first.body().path("id").asString());
        assertThat(first.body().path("parameters").path("steps").asInt()).isEqualTo(500);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("code").asString()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void whatCannotBeTrainedIsRefusedWithACodeAndASentence() {
        refused(order(keys(5), ""), "invalid_image_count", "A training takes 6 to 12 images, not 5; add some.");
        refused(order(keys(6), "\"preset\":\"fal-ai/none\""), "unknown_preset", "flux-lora-fast-training");
        refused(order(keys(6), "\"parameters\":{\"steps\":0}"), "invalid_parameter", "steps");
        refused(order(twice(keys(5)), ""), "duplicate_image", "Image 6 is there twice; remove one of them.");
        refused(order(with(keys(5), "{\"key\":\"other/mira/a.png\"}"), ""), "foreign_reference", "not yours");
        refused(order(with(keys(5), "{\"key\":\"local/mira/a.png\"}"), ""), "unknown_image", "upload it first");
        refused(order(with(keys(5), "{\"url\":\"ftp://x/y.png\"}"), ""), "invalid_url", "http or https");
        refused(order(with(keys(5), "{}"), ""), "invalid_request", "either a key or a url");
        var captions = "\"captions\":[\"a fox\",null,\" \",null,null,null]";
        refused(order(keys(6), captions), "invalid_request", "Caption 3 is empty; give 1 to 1000 characters");
    }

    @Test
    void aTrainingNeedsAKeyAndACharacter() {
        assertThat(gateway.post("/api/trainings", order(keys(6), ""))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("idempotency_key_missing");
        assertThat(order("{\"characterId\":\"nobody\"}", "key-n").status()).isEqualTo(404);
        assertThat(order("no json", "key-j").body().path("code").asString()).isEqualTo("malformed_request");
    }

    @Test
    void aTrainingBeginsWithTheFirstRecordOfItsProgressAndIsCancelledOnce() {
        var id = order(order(keys(6), ""), "key-cancel").body().path("id").asString();

        try (var events = SentEvents.of(gateway, "/api/trainings/" + id + "/progress", null)) {
            var first = events.next();
            assertThat(first.name()).isEqualTo("progress");
            assertThat(first.data().path("percent").asDouble()).isEqualTo(30);
            assertThat(first.data().path("message").asString()).isEqualTo("6 of 6 images checked");
        }
        var cancelled = gateway.post("/api/trainings/" + id + "/cancel", "");
        var again = gateway.post("/api/trainings/" + id + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.body().path("cancelRequested").asBoolean()).isTrue();
        assertThat(again.status()).isEqualTo(202);
        assertThat(gateway.get("/api/trainings?state=active").body().path("trainings"))
                .extracting(training -> training.path("id").asString())
                .contains(id);
        assertThat(gateway.get("/api/trainings?state=odd").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        assertThat(gateway.get("/api/trainings/"
                                + Generators.timeBasedEpochGenerator().generate())
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("not_found");
        assertThat(gateway.get("/api/trainings/xyz").body().path("code").asString())
                .isEqualTo("malformed_request");
        assertThat(gateway.get("/api/nothing").body().path("code").asString()).isEqualTo("not_found");
        assertThat(gateway.get("/api/trainings/" + UUID.randomUUID() + "/weights")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void presetsAndTheDescriptionOfTheInterfaceAreServed() {
        assertThat(gateway.get("/api/presets")
                        .body()
                        .path("presets")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo("fal-ai/flux-lora-fast-training");
        assertThat(gateway.get("/api/openapi").body().path("paths").has("/api/trainings/{id}/progress"))
                .isTrue();
    }

    private void refused(String order, String code, String sentence) {
        var answer = order(order, UUID.randomUUID().toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        assertThat(answer.body().path("detail").asString()).contains(sentence);
    }

    private Answer order(String body, String key) {
        return gateway.post("/api/trainings", body, "Idempotency-Key", key);
    }

    private static String order(List<String> images, String rest) {
        return "{\"characterId\":\"mira\",\"images\":[%s]%s}"
                .formatted(String.join(",", images), rest.isEmpty() ? "" : "," + rest);
    }

    private List<String> keys(int count) {
        JsonNode images = upload(Pictures.pngs(count)).body().path("images");
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"key\":\"%s\",\"name\":\"%s\"}"
                        .formatted(
                                images.path(i).path("key").asString(),
                                images.path(i).path("name").asString()))
                .collect(Collectors.toList());
    }

    private static List<String> twice(List<String> images) {
        return with(images, images.getFirst());
    }

    private static List<String> with(List<String> images, String another) {
        images.add(another);
        return images;
    }

    private Answer upload(Map<String, byte[]> files) {
        return gateway.send(Pictures.form(gateway.request("/api/characters/mira/images"), files));
    }

    private List<String> storedFiles() throws Exception {
        try (var files = Files.walk(data.resolve("store"))) {
            return files.filter(Files::isRegularFile)
                    .map(Object::toString)
                    .sorted()
                    .toList();
        }
    }
}
