package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatusStreamTests {

    @Test
    void theStreamGivesEveryLogLineOnceAndEndsWithTheRequest(@TempDir Path data) {
        try (var sandbox = Sandbox.start(data, "--lorapipe.sandbox.run-duration=1s");
                var neighbour = new Neighbour()) {
            var url = neighbour.serving("a.zip", Archives.ofImages(2));
            var path = sandbox.submit(FAST_TRAINING, "{\"images_data_url\":\"" + url + "\"}");

            var stream =
                    sandbox.send(sandbox.request(path + "/status/stream?logs=1").GET(), BodyHandlers.ofLines());
            var events = stream.body()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> JsonMapper.shared().readTree(line.substring(6)))
                    .toList();

            assertThat(stream.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(events.getLast().get("status").stringValue()).isEqualTo("COMPLETED");
            var whole = json(sandbox.get(path + "/status?logs=1"))
                    .get("logs")
                    .valueStream()
                    .toList();
            assertThat(events.stream()
                            .flatMap(event -> event.get("logs").valueStream())
                            .toList())
                    .hasSizeGreaterThan(4)
                    .isEqualTo(whole);
        }
    }

    @Test
    void theStreamOfAnUnknownRequestIsNotFound(@TempDir Path data) {
        try (var sandbox = Sandbox.start(data)) {
            var answer =
                    sandbox.get("/" + FAST_TRAINING + "/requests/00000000-0000-0000-0000-000000000000/status/stream");

            JsonNode body = json(answer);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(body.get("status").stringValue()).isEqualTo("NOT_FOUND");
        }
    }
}
