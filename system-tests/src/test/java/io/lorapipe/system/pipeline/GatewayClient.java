package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the REST interface. */
final class GatewayClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI gateway;

    GatewayClient(URI gateway) {
        this.gateway = gateway;
    }

    void addCharacter(String id) {
        send(HttpRequest.newBuilder(gateway.resolve("/api/characters"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                        JSON.createObjectNode().put("characterId", id).put("name", id)))));
    }

    /** Asks for a training; its id. */
    String train(String character, List<URI> images) {
        var order = JSON.createObjectNode().put("characterId", character);
        order.putObject("parameters").put("steps", 100);
        var list = order.putArray("images");
        images.forEach(url -> list.addObject().put("url", url.toString()));
        return send(HttpRequest.newBuilder(gateway.resolve("/api/trainings"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(order))))
                .path("id")
                .asString();
    }

    void awaitProgress(String training, String beginning) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(training(training)
                                .path("progress")
                                .path("message")
                                .asString(""))
                        .startsWith(beginning));
    }

    /** The state that a training ended in. */
    String awaitEnd(String training) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(training(training).path("state").asString())
                        .isIn("COMPLETED", "FAILED", "CANCELLED"));
        return training(training).path("state").asString();
    }

    String requestId(String training) {
        return training(training).path("requestId").asString();
    }

    private JsonNode training(String id) {
        return send(HttpRequest.newBuilder(gateway.resolve("/api/trainings/" + id)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return JSON.readTree(response.body());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }
}
