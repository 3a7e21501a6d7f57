package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.gateway.TestGateway.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Orders that carry their images themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayDataImagesTests {

    private final java.nio.file.Path data = TestGateway.temporary("data-images");
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
    void dataAddressesBecomeUploadsInTheirOrder() {
        var answer = order(images(1, 6), "");

        assertThat(answer.status()).isEqualTo(202);
        var images = gateway.get("/api/trainings/" + answer.body().path("id").asString())
                .body()
                .path("images");
        assertThat(images).hasSize(6);
        var uploaded = upload(Map.of("third.png", Pictures.png(3)));
        assertThat(images.path(2).path("sha256"))
                .isEqualTo(uploaded.body().path("images").path(0).path("sha256"));
        assertThat(images.path(2).path("name").asString()).isEqualTo("image 3");
        assertThat(images.toString()).doesNotContain("data:");
    }

    @Test
    void aDataImageThatCannotBeTrainedOnIsNamedAndNothingIsStored() throws Exception {
        var images = images(11, 4);
        images.add(image("side.png", "no image".getBytes(StandardCharsets.UTF_8)));
        images.add("{\"url\":\"data:image/png;base64," + encoded(Pictures.png(17)) + "\"}");

        var answer = order(images, "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid_image");
        assertThat(answer.body().path("culprit").asString()).isEqualTo("side.png");
        assertThat(answer.body().path("detail").asString()).isEqualTo("side.png is text; give a JPEG, PNG or WebP.");
        assertThat(stored()).noneMatch(file -> file.contains(sha256(Pictures.png(17))));
    }

    @Test
    void whatIsNoBase64IsNamedByItsPlace() {
        var images = images(21, 5);
        images.add("{\"url\":\"data:image/png,%89PNG\"}");

        var answer = order(images, "");

        assertThat(answer.body().path("culprit").asString()).isEqualTo("image 6");
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("image 6 holds no base64; give it as data:image/jpeg;base64,..., or upload the image.");
    }

    @Test
    void anOrderThatIsRefusedForSomethingElseStoresNothing() throws Exception {
        var answer = order(images(31, 6), ",\"preset\":\"fal-ai/none\"");

        assertThat(answer.body().path("code").asString()).isEqualTo("unknown_preset");
        assertThat(stored()).noneMatch(file -> file.contains(sha256(Pictures.png(31))));
    }

    @Test
    void anImageThatWasUploadedTooIsThereTwice() {
        var key = upload(Map.of("one.png", Pictures.png(41)))
                .body()
                .path("images")
                .path(0)
                .path("key");
        var images = images(41, 5);
        images.add("{\"key\":%s}".formatted(key));

        assertThat(order(images, "").body().path("code").asString()).isEqualTo("duplicate_image");
    }

    @Test
    void anImageWithAnotherDigestThanWasGivenIsRefused() {
        var images = images(51, 5);
        images.add("{\"name\":\"side.png\",\"sha256\":\"%s\",\"url\":\"data:image/png;base64,%s\"}"
                .formatted("0".repeat(64), encoded(Pictures.png(56))));

        var answer = order(images, "");

        assertThat(answer.body().path("detail").asString())
                .isEqualTo("side.png has another sha256 than was given; correct one of them.");
    }

    @Test
    void anOrderIsReadUpToALimitAndItsImagesHadBetterBeUploaded() {
        var images = images(61, 5);
        images.add("{\"url\":\"data:image/png;base64," + "A".repeat(17 << 20) + "\"}");

        var answer = order(images, "");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().path("code").asString()).isEqualTo("order_too_large");
        assertThat(order(images(61, 6), "").status()).isEqualTo(202);
    }

    private static List<String> images(int first, int count) {
        var images = new ArrayList<String>();
        IntStream.range(first, first + count)
                .forEach(number ->
                        images.add("{\"url\":\"data:image/png;base64,%s\"}".formatted(encoded(Pictures.png(number)))));
        return images;
    }

    private static String image(String name, byte[] bytes) {
        return "{\"name\":\"%s\",\"url\":\"data:image/png;base64,%s\"}".formatted(name, encoded(bytes));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
            return java.util.HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private Answer order(List<String> images, String rest) {
        return gateway.post(
                "/api/trainings",
                "{\"characterId\":\"mira\",\"images\":[%s]%s}".formatted(String.join(",", images), rest),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private Answer upload(Map<String, byte[]> files) {
        return gateway.send(Pictures.form(gateway.request("/api/characters/mira/images"), files));
    }

    private List<String> stored() throws Exception {
        try (var files = Files.walk(data.resolve("store"))) {
            return files.map(Object::toString).toList();
        }
    }
}
