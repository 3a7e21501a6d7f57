package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.gateway.TestGateway.Answer;
import io.lorapipe.gateway.image.CheckedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayWarningsTests {

    private static final String ALIKE = "again.png looks nearly the same as side-1.png; replace one of them.";

    private final TestGateway gateway = TestGateway.on(TestGateway.temporary("warnings"));

    @BeforeAll
    void addCharacter() {
        gateway.post("/api/characters", "{\"name\":\"Lux\",\"characterId\":\"lux\"}");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void anUploadTellsTheWarningsOfEachImage() {
        var files = Pictures.pngs(2);
        files.put("again.png", Pictures.png(1, 600, 640));

        var images = upload(files).body().path("images");

        assertThat(images.path(0).path("warnings")).isEmpty();
        var warning = images.path(2).path("warnings").path(0);
        assertThat(warning.path("code").asString()).isEqualTo("near_duplicate");
        assertThat(warning.path("culprit").asString()).isEqualTo("again.png");
        assertThat(warning.path("message").asString()).isEqualTo(ALIKE);
    }

    @Test
    void imagesThatWereUploadedOneByOneAreComparedWhenTheTrainingIsAskedFor() {
        var training = order(imagesWithATwin(), "");

        assertThat(training.status()).isEqualTo(202);
        var id = training.body().path("id").asString();
        assertThat(messages(training.body())).containsExactly(ALIKE);
        assertThat(messages(gateway.get("/api/trainings/" + id).body())).containsExactly(ALIKE);
        try (var events = SentEvents.of(gateway, "/api/trainings/" + id + "/progress", null)) {
            assertThat(events.next().data().path("message").asString()).isEqualTo("7 of 7 images checked, 1 warning");
        }
    }

    @Test
    void whoeverWantsNoWarningsGetsNoTrainingThatHasOne() {
        var refused = order(imagesWithATwin(), ",\"refuseWarnings\":true");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").asString()).isEqualTo("invalid_image");
        assertThat(refused.body().path("culprit").asString()).isEqualTo("again.png");
        assertThat(refused.body().path("detail").asString()).isEqualTo(ALIKE);
        assertThat(order(images(6), ",\"refuseWarnings\":true").status()).isEqualTo(202);
    }

    @Test
    void anImageIsLookedAtOnce() {
        var image = upload(Map.of("one.png", Pictures.png(40)))
                .body()
                .path("images")
                .path(0);

        var look = gateway.bean(CheckedImages.class).look(image.path("sha256").asString());

        assertThat(look).hasValueSatisfying(seen -> assertThat(seen.sharpness()).isPositive());
    }

    @Test
    void aTriggerWordThatTheTrainerPassesOverIsWarnedOfAndNeverRefused() {
        var captions =
                ",\"refuseWarnings\":true,\"triggerWord\":\"mira\",\"captions\":[\"a fox\",null,null,null,null,\"mira at sea\"]";

        var training = order(images(6), captions);

        assertThat(training.status()).isEqualTo(202);
        assertThat(training.body().path("warnings").path(0).path("code").asString())
                .isEqualTo("trigger_word_unused");
        assertThat(messages(training.body()))
                .containsExactly(
                        "The trainer ignores the trigger word \"mira\" where there are captions, and 1 of 2 lack it; write it into them.");
    }

    private static List<String> messages(JsonNode training) {
        var messages = new ArrayList<String>();
        training.path("warnings")
                .forEach(each -> messages.add(each.path("message").asString()));
        return messages;
    }

    private List<String> imagesWithATwin() {
        var images = images(6);
        images.addAll(references(upload(Map.of("again.png", Pictures.png(1, 600, 640)))));
        return images;
    }

    private List<String> images(int count) {
        var images = new ArrayList<String>();
        Pictures.pngs(count).forEach((name, bytes) -> images.addAll(references(upload(Map.of(name, bytes)))));
        return images;
    }

    private static List<String> references(Answer uploaded) {
        var references = new ArrayList<String>();
        uploaded.body()
                .path("images")
                .forEach(image -> references.add("{\"key\":\"%s\",\"name\":\"%s\"}"
                        .formatted(
                                image.path("key").asString(), image.path("name").asString())));
        return references;
    }

    private Answer order(List<String> images, String rest) {
        var body = "{\"characterId\":\"lux\",\"images\":[%s]%s}".formatted(String.join(",", images), rest);
        return gateway.post(
                "/api/trainings", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Answer upload(Map<String, byte[]> files) {
        return gateway.send(Pictures.form(gateway.request("/api/characters/lux/images"), files));
    }
}
