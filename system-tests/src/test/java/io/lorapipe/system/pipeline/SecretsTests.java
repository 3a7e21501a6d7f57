package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.processes.Canaries;
import io.lorapipe.system.processes.LocalRunner;
import io.lorapipe.system.processes.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * No secret is in what users read or in the log, whatever goes wrong and however much is logged. Only a training's own
 * view gives the links of its images, which its owner gave.
 */
class SecretsTests {

    private static final Path DIRECTORY =
            Path.of("target", "platforms", "secrets").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ImageHost images;
    private static List<URI> pip;
    private static Provider provider;
    private static LocalRunner lorapipe;
    private static GatewayClient gateway;

    @BeforeAll
    static void start() {
        FileSystemUtils.deleteRecursively(DIRECTORY.toFile());
        images = new ImageHost();
        pip = images.pip();
        provider = new Provider(DIRECTORY, List.of("--duration=1", "--lorapipe.sandbox.queue-delay=100ms"));
        provider.start();
        provider.awaitReady();
        var environment = new HashMap<>(provider.environment());
        environment.putAll(Canaries.OF_STORES);
        environment.put("LORAPIPE_FETCH_ALLOW", images.address());
        environment.put("LORAPIPE_TRAINING_FIRSTPOLL", "200ms");
        environment.put("LORAPIPE_TRAINING_LONGESTPOLL", "500ms");
        environment.put("LOGGING_LEVEL_ROOT", "debug");
        environment.put("LOGGING_LEVEL_ORG_APACHE_KAFKA", "warn");
        lorapipe = LocalRunner.start(DIRECTORY, environment);
        gateway = new GatewayClient(lorapipe.url());
        gateway.addCharacter("pip");
    }

    @AfterAll
    static void stop() throws IOException {
        lorapipe.close();
        provider.close();
        images.close();
        assertThat(Canaries.inLogs(DIRECTORY.resolve("logs"))).isEmpty();
        assertThat(log().filter(Canaries::isIn))
                .as("lines of the log with a secret")
                .isEmpty();
        var key = Files.readString(DIRECTORY.resolve("data/store/link-key")).strip();
        assertThat(log()).anyMatch(line -> line.contains("DEBUG")).noneMatch(line -> line.contains(key));
    }

    @Test
    void aTrainingThatCompletes() {
        var training = gateway.train("pip", pip);

        var stream = get("/api/trainings/" + training + "/progress").body();

        assertThat(gateway.awaitEnd(training)).isEqualTo("COMPLETED");
        assertThat(stream).contains("COMPLETED");
        showsNoSecret(stream);
        showsNoSecret(view(training));
        showsNoSecret(get("/api/retention").body());
        showsNoSecret(get("/api/openapi").body());
    }

    @Test
    void aTrainingWhoseImageCannotBeFetched() {
        var withMissing = new ArrayList<>(pip.subList(0, 6));
        withMissing.add(URI.create("http://" + images.address() + "/missing.jpg" + Canaries.SIGNED));
        var training = gateway.train("pip", withMissing);

        assertThat(gateway.awaitEnd(training)).isEqualTo("FAILED");
        assertThat(view(training)).contains("missing.jpg");
        showsNoSecret(view(training));
        showsNoSecret(get("/api/trainings/" + training + "/progress").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"htp://example.org/a.png", "http://user:canary-pass@/a.png", "//example.org/a.png"})
    void anOrderWithALinkThatIsNone(String link) {
        var answer = post(order(link + Canaries.SIGNED));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("invalid_url");
        showsNoSecret(answer.body());
    }

    /** The sandbox says what fal's trainers say, whose client of HTTP tells of the link that failed. */
    @Test
    void aTrainingWhoseProviderRepeatsTheLinkAndTheKey() {
        provider.throwFaults("""
                {"faults": [{"at": "run", "fault": "fail", "type": "file_download_error", "times": 1, "message":
                "%s: Max retries exceeded with url: /objects/a.zip?name=a&signature=canary-link (401)"}]}""".formatted(Canaries.FAL_KEY));
        var training = gateway.train("pip", pip.subList(1, 8));

        assertThat(gateway.awaitEnd(training)).isEqualTo("FAILED");
        assertThat(view(training)).contains("Max retries exceeded with url: /objects/a.zip");
        showsNoSecret(view(training));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"env", "configprops", "beans", "heapdump", "loggers", "httpexchanges", "metrics", "threaddump"})
    void theGatewayTellsNothingOfItselfButItsHealth(String endpoint) {
        assertThat(get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    /** All of it, also what had to make room. */
    private static Stream<String> log() throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(DIRECTORY.resolve("data"), "lorapipe.log*")) {
            for (var file : files) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream();
    }

    /** Without the links that its owner gave. */
    private static String view(String training) {
        var view = (ObjectNode) JSON.readTree(get("/api/trainings/" + training).body());
        assertThat(view.remove("images")).isNotEmpty();
        return view.toString();
    }

    private static String order(String lastLink) {
        var order = JSON.createObjectNode().put("characterId", "pip");
        var list = order.putArray("images");
        pip.subList(0, 5).forEach(url -> list.addObject().put("url", url.toString()));
        list.addObject().put("url", lastLink);
        return order.toString();
    }

    private static void showsNoSecret(String text) {
        assertThat(text)
                .isNotBlank()
                .satisfies(shown -> assertThat(Canaries.isIn(shown)).as(shown).isFalse());
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(lorapipe.url().resolve(path)));
    }

    private static HttpResponse<String> post(String order) {
        return send(HttpRequest.newBuilder(lorapipe.url().resolve("/api/trainings"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(order)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
