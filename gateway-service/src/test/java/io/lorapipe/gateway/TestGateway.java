package io.lorapipe.gateway;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventPublisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a free port, with a Kafka broker that all tests share. */
public final class TestGateway implements AutoCloseable {

    private static final EmbeddedKafka KAFKA = EmbeddedKafka.start(temporary("kafka"));
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private TestGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    /** Starts a gateway on this data; two on the same data are two replicas. */
    public static TestGateway on(Path data, String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--lorapipe.data=" + data,
                "--spring.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(settings));
        if (arguments.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        return new TestGateway(GatewayService.application().run(arguments.toArray(String[]::new)));
    }

    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory("gateway-" + name);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public void publish(String topic, UUID trainingId, SpecificRecordBase event) {
        bean(EventPublisher.class).send(topic, trainingId, event).join();
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer post(String path, String body, String... headers) {
        var request = request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            var isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(response.statusCode(), JSON.readTree(isJson ? response.body() : "null"), response);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
