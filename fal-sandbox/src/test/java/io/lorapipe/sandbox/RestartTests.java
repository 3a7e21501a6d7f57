package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RestartTests {

    private static final Pattern STARTED = Pattern.compile("started on port (\\d+)");

    @TempDir
    Path data;

    @Test
    void whatWasRunningAndWhatWaitedGoesOnAfterTheProcessIsKilled(@TempDir Path logs) throws Exception {
        try (var neighbour = new Neighbour()) {
            var input = "{\"images_data_url\":\"" + neighbour.serving("a.zip", Archives.ofImages(2)) + "\"}";
            var log = logs.resolve("log");
            var process = process(log);
            var port = awaitPort(log);
            var running = submit(port, input);
            var queued = submit(port, input);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(data.resolve("journal.jsonl")).content().contains("step 10/1000"));

            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

            try (var again = Sandbox.start(data)) {
                assertThat(again.awaitResult(running).statusCode()).isEqualTo(200);
                assertThat(again.awaitResult(queued).statusCode()).isEqualTo(200);
                assertThat(json(again.get("/sandbox/ledger"))).hasSize(2);
                assertThat(json(again.get(running + "/status?logs=1"))
                                .get("logs")
                                .valueStream()
                                .filter(line ->
                                        line.get("message").stringValue().startsWith("Downloading")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void anEndedRequestIsStillThereAfterARestart() {
        String path;
        String result;
        try (var sandbox = Sandbox.start(data)) {
            path = sandbox.submit(FAST_TRAINING, "{}");
            result = sandbox.awaitResult(path).body();
        }
        try (var again = Sandbox.start(data)) {
            assertThat(again.get(path).statusCode()).isEqualTo(422);
            assertThat(JsonMapper.shared().readTree(again.get(path).body()))
                    .isEqualTo(JsonMapper.shared().readTree(result));
        }
    }

    @Test
    void aRunThatAScriptLetFailHasFailedAfterARestartToo() {
        String path;
        String result;
        try (var sandbox = Sandbox.start(data)) {
            sandbox.faults("{'at':'run','fault':'fail','type':'generation_timeout'}");
            path = sandbox.submit(FAST_TRAINING, "{}");
            result = sandbox.awaitResult(path).body();
        }
        try (var again = Sandbox.start(data)) {
            assertThat(again.get(path).statusCode()).isEqualTo(504);
            assertThat(again.get(path).headers().firstValue("X-Fal-Retryable")).hasValue("true");
            assertThat(again.get(path).body()).isEqualTo(result);
        }
    }

    @Test
    void aSecondSandboxOnTheSameDirectoryIsRefusedByName() {
        try (var first = Sandbox.start(data)) {
            assertThat(first.get("/sandbox/ledger").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> Sandbox.start(data))
                    .rootCause()
                    .hasMessageContaining("Another sandbox uses " + data);
        }
    }

    private Process process(Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FalSandbox.class.getName(),
                        "--port=0",
                        "--data",
                        data.toString(),
                        "--lorapipe.sandbox.max-running=1",
                        "--lorapipe.sandbox.queue-delay=0",
                        "--lorapipe.sandbox.steps-per-log=1",
                        "--duration=60"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String awaitPort(Path log) {
        var port = new String[1];
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var started = STARTED.matcher(Files.readString(log));
            assertThat(started.find()).isTrue();
            port[0] = started.group(1);
        });
        return port[0];
    }

    private static String submit(String port, String input) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + FAST_TRAINING))
                    .header("Authorization", "Key id:secret")
                    .POST(BodyPublishers.ofString(input))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return URI.create(json(answer).get("response_url").stringValue()).getPath();
        }
    }
}
