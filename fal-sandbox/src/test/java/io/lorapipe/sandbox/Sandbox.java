package io.lorapipe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox on a free port, and a caller of it with a key. */
public final class Sandbox implements AutoCloseable {

    public static final String FAST_TRAINING = "fal-ai/flux-lora-fast-training";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key;
    private final URI base;

    private Sandbox(ConfigurableApplicationContext context, URI base, String key) {
        this.context = context;
        this.base = base;
        this.key = key;
    }

    /** Runs are short and begin at once, unless the options say otherwise. */
    public static Sandbox start(Path data, String... options) {
        var context = FalSandbox.application()
                .properties(
                        "lorapipe.sandbox.run-duration=100ms",
                        "lorapipe.sandbox.queue-delay=0",
                        "lorapipe.sandbox.steps-per-log=250")
                .run(Stream.concat(
                                Stream.of("--server.port=0", "--lorapipe.sandbox.data-directory=" + data),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new Sandbox(context, URI.create("http://127.0.0.1:" + port(context)), "id:secret");
    }

    static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    /** The same sandbox, called by somebody else. */
    public Sandbox calledWith(String otherKey) {
        return new Sandbox(context, base, otherKey);
    }

    public URI base() {
        return base;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> put(String path) {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String pathOrUrl) {
        return HttpRequest.newBuilder(base.resolve(pathOrUrl)).header("Authorization", "Key " + key);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return http.send(request.build(), as);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    /** Submits and returns the path of the accepted request. */
    public String submit(String endpointAndQuery, String input) {
        var answer = post("/" + endpointAndQuery, input);
        assertThat(answer.statusCode()).isEqualTo(200);
        return URI.create(json(answer).get("response_url").stringValue()).getPath();
    }

    public HttpResponse<String> awaitResult(String path) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get(path + "/status").statusCode()).isEqualTo(200));
        return get(path);
    }

    /** Sets a script of these entries, written with single quotes. */
    public void faults(String... entries) {
        var script = ("{'seed':7,'faults':[" + String.join(",", entries) + "]}").replace('\'', '"');
        var answer = send(request("/sandbox/faults").PUT(BodyPublishers.ofString(script)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    public void noFaults() {
        assertThat(send(request("/sandbox/faults").DELETE()).statusCode()).isEqualTo(204);
    }

    /** What was accepted, the oldest first. */
    public List<JsonNode> ledger() {
        return json(get("/sandbox/ledger")).valueStream().toList();
    }

    /** What was thrown, the oldest first. */
    public List<JsonNode> thrown() {
        return json(get("/sandbox/faults/thrown")).valueStream().toList();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
