package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.digest.Sha256;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrainingRunTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Neighbour neighbour;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        neighbour.close();
    }

    @Test
    void theWeightsSayWhichArchiveTheyAreMadeOfAndThatTheyAreNotTrained() {
        var archive = Archives.ofImages(6);
        var url = neighbour.serving("six.zip", archive);
        var input = "{\"images_data_url\":\"" + url + "\",\"steps\":500,\"trigger_word\":\"ohwx\"}";

        var output = json(sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input)));

        var file = output.get("diffusers_lora_file");
        var weights = download(file);
        var header = header(weights);
        assertThat(weights).hasSize(file.get("file_size").intValue()).hasSizeLessThan(4_000_000);
        var metadata = header.get("__metadata__");
        assertThat(metadata.get("archive_sha256").stringValue()).isEqualTo(Sha256.hex(archive));
        assertThat(metadata.get("image_count").stringValue()).isEqualTo("6");
        assertThat(metadata.get("steps").stringValue()).isEqualTo("500");
        assertThat(metadata.get("trigger_word").stringValue()).isEqualTo("ohwx");
        assertThat(metadata.get("producer").stringValue()).contains("sandbox", "not trained");
        var config = JsonMapper.shared().readTree(download(output.get("config_file")));
        assertThat(config.get("archive_sha256")).isEqualTo(metadata.get("archive_sha256"));
    }

    @Test
    void anArrayInsteadOfAUrlIsRefusedInTheResultAndNotAtSubmit() {
        var path = sandbox.submit(FAST_TRAINING, "{\"images_data_url\":[\"https://example.org/a.jpg\"]}");

        var result = sandbox.awaitResult(path);

        assertThat(result.statusCode()).isEqualTo(422);
        var detail = onlyDetail(result.body());
        assertThat(detail.get("msg").stringValue()).isEqualTo("Input should be a valid string");
        assertThat(detail.get("type").stringValue()).isEqualTo("string_type");
        assertThat(detail.get("loc")).isEqualTo(JsonMapper.shared().readTree("[\"body\",\"images_data_url\"]"));
        assertThat(json(sandbox.get(path + "/status")).has("error")).isFalse();
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedInTheResult() {
        var result = sandbox.awaitResult(sandbox.submit(FAST_TRAINING, "not json"));

        assertThat(result.statusCode()).isEqualTo(422);
        assertThat(onlyDetail(result.body()).get("type").stringValue()).isEqualTo("model_attributes_type");
    }

    @Test
    void anArchiveThatCannotBeFetchedIsADownloadError() {
        assertThat(refusal(neighbour.url("/files/missing.zip"))).isEqualTo("file_download_error");
    }

    @Test
    void aFileThatIsNoZipIsAnUnsupportedArchive() {
        var url = neighbour.serving("text.zip", "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(url)).isEqualTo("unsupported_archive_format");
    }

    @Test
    void anArchiveWithoutImagesIsRefused() {
        var archive = Archives.of(Map.of("notes.txt", "hello".getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal(neighbour.serving("empty.zip", archive))).isEqualTo("sequence_too_short");
    }

    @Test
    void aTruncatedImageIsRefusedByName() {
        var archive = Archives.of(
                Map.of("good.jpg", Archives.image("jpg", 1), "cut.jpg", Archives.half(Archives.image("jpg", 2))));
        var input = "{\"images_data_url\":\"" + neighbour.serving("cut.zip", archive) + "\"}";

        var detail = onlyDetail(
                sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input)).body());

        assertThat(detail.get("type").stringValue()).isEqualTo("image_load_error");
        assertThat(detail.get("msg").stringValue()).contains("cut.jpg");
    }

    @Test
    void textNamedAsAnImageIsRefused() {
        var archive = Archives.of(Map.of("a.png", "hello".getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal(neighbour.serving("fake.zip", archive))).isEqualTo("image_load_error");
    }

    @Test
    void aTrainerThatNeedsCaptionsWantsThemInTheArchiveOrAsADefault() {
        var url = neighbour.serving("bare.zip", Archives.ofImages(2));
        var without = "{\"image_data_url\":\"" + url + "\"}";
        var with = "{\"image_data_url\":\"" + url + "\",\"default_caption\":\"a knight\"}";

        assertThat(sandbox.awaitResult(sandbox.submit("fal-ai/z-image-trainer", without))
                        .statusCode())
                .isEqualTo(422);
        assertThat(sandbox.awaitResult(sandbox.submit("fal-ai/z-image-trainer", with))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String refusal(String url) {
        var path = sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"" + url + "\"}");
        var result = sandbox.awaitResult(path);
        assertThat(result.statusCode()).isEqualTo(422);
        return onlyDetail(result.body()).get("type").stringValue();
    }

    private static JsonNode onlyDetail(String body) {
        var detail = JsonMapper.shared().readTree(body).get("detail");
        assertThat(detail).hasSize(1);
        return detail.get(0);
    }

    private static byte[] download(JsonNode file) {
        var url = URI.create(file.get("url").stringValue());
        return sandbox.send(sandbox.request(url.getPath()).GET(), BodyHandlers.ofByteArray())
                .body();
    }

    private static JsonNode header(byte[] weights) {
        var length =
                (int) ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return JsonMapper.shared().readTree(new String(weights, Long.BYTES, length, StandardCharsets.UTF_8));
    }
}
