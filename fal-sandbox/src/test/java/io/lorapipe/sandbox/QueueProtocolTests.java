package io.lorapipe.sandbox;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueProtocolTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Neighbour neighbour;
    private static String input;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
        input = "{\"images_data_url\":\"" + neighbour.serving("a.zip", Archives.ofImages(3)) + "\"}";
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        neighbour.close();
    }

    @Test
    void aSubmitIsAnsweredWithTheLinksToFollow() {
        var answer = sandbox.post("/" + FAST_TRAINING, input);

        var body = json(answer);
        var url = sandbox.base() + "/" + FAST_TRAINING + "/requests/"
                + UUID.fromString(body.get("request_id").stringValue());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.get("status").stringValue()).isEqualTo("IN_QUEUE");
        assertThat(body.get("queue_position").isIntegralNumber()).isTrue();
        assertThat(body.get("response_url").stringValue()).isEqualTo(url);
        assertThat(body.get("status_url").stringValue()).isEqualTo(url + "/status");
        assertThat(body.get("cancel_url").stringValue()).isEqualTo(url + "/cancel");
    }

    @Test
    void withoutAKeyNothingIsAccepted() {
        var before = json(sandbox.get("/sandbox/ledger")).size();

        var answer = sandbox.send(HttpRequest.newBuilder(sandbox.base().resolve("/" + FAST_TRAINING))
                .header("Authorization", "Bearer token")
                .POST(BodyPublishers.ofString(input)));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).has("detail")).isTrue();
        assertThat(json(sandbox.get("/sandbox/ledger"))).hasSize(before);
    }

    @Test
    void anUnknownEndpointIsNotFound() {
        assertThat(sandbox.post("/fal-ai/no-such-trainer", input).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownPathIsNotFoundByItsName() {
        var path = sandbox.submit(FAST_TRAINING, input);

        assertThat(sandbox.get(path + "/progress").statusCode()).isEqualTo(404);
        assertThat(json(sandbox.get(path + "/progress")).get("detail").stringValue())
                .isEqualTo("Path /progress not found");
        assertThat(json(sandbox.post("/fal-ai/flux-2-trainer/edit", input))
                        .get("detail")
                        .stringValue())
                .isEqualTo("Path /edit not found");
    }

    @Test
    void aWrongVerbIsRefused() {
        var path = sandbox.submit(FAST_TRAINING, input);

        assertThat(sandbox.put(path + "/status").statusCode()).isEqualTo(405);
        assertThat(sandbox.get(path + "/cancel").statusCode()).isEqualTo(405);
    }

    @Test
    void aCompletedRequestShowsEveryLogLineAndHowLongItTook() {
        var path = sandbox.submit(FAST_TRAINING, input);
        sandbox.awaitResult(path);

        var status = json(sandbox.get(path + "/status?logs=1"));

        assertThat(status.get("status").stringValue()).isEqualTo("COMPLETED");
        assertThat(status.get("metrics").get("inference_time").isNumber()).isTrue();
        assertThat(status.has("error")).isFalse();
        assertThat(status.get("logs")
                        .valueStream()
                        .map(line -> line.get("message").stringValue()))
                .endsWith("step 250/1000", "step 500/1000", "step 750/1000", "step 1000/1000");
        assertThat(json(sandbox.get(path + "/status")).get("logs").isNull()).isTrue();
    }

    @Test
    void aRequestIsReachedByItsAppAndByItsWholeEndpoint() {
        var captioned = "{\"images_data_url\":\"" + neighbour.serving("c.zip", Archives.withCaptions(2)) + "\"}";
        var path = sandbox.submit("ideogram/v4/trainer", captioned);
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(path).isEqualTo("/ideogram/v4/requests/" + id);

        var result = sandbox.awaitResult(path);

        assertThat(result.statusCode()).isEqualTo(200);
        assertThat(sandbox.get("/ideogram/v4/trainer/requests/" + id).body()).isEqualTo(result.body());
        assertThat(sandbox.get("/ideogram/v4/trainer/requests/" + id + "/response")
                        .body())
                .isEqualTo(result.body());
        assertThat(sandbox.get("/fal-ai/flux-2-trainer/requests/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anothersRequestLooksLikeAMissingOne() {
        var path = sandbox.submit(FAST_TRAINING, input);

        var answer = sandbox.calledWith("other:key").get(path + "/status");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("status").stringValue()).isEqualTo("NOT_FOUND");
        assertThat(sandbox.calledWith("other:key").put(path + "/cancel").statusCode())
                .isEqualTo(404);
    }

    @Test
    void twoRunAtOnceAndTheRestWaitInLine(@TempDir Path own) {
        try (var slow = Sandbox.start(own, "--lorapipe.sandbox.run-duration=1h")) {
            var first = slow.submit(FAST_TRAINING, input);
            var second = slow.submit(FAST_TRAINING, input);
            await().untilAsserted(() -> assertThat(status(slow, second)).isEqualTo("IN_PROGRESS"));
            var third = slow.submit(FAST_TRAINING, input);
            var fourth = slow.submit(FAST_TRAINING, input);
            assertThat(position(slow, third)).isZero();
            assertThat(position(slow, fourth)).isEqualTo(1);
            assertThat(slow.get(third + "/status").statusCode()).isEqualTo(202);
            assertThat(slow.get(third).statusCode()).isEqualTo(400);
            assertThat(slow.post("/" + FAST_TRAINING + "?fal_max_queue_length=1", input)
                            .statusCode())
                    .isEqualTo(429);

            assertThat(slow.put(third + "/cancel").statusCode()).isEqualTo(200);
            assertThat(position(slow, fourth)).isZero();
            assertThat(slow.put(first + "/cancel").statusCode()).isEqualTo(202);

            await().untilAsserted(() -> assertThat(status(slow, fourth)).isEqualTo("IN_PROGRESS"));
            assertThat(slow.awaitResult(first).statusCode()).isEqualTo(499);
            assertThat(slow.put(first + "/cancel").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aRequestThatDoesNotStartInItsCallersTimeEndsAsTheCallersTimeout(@TempDir Path own) {
        try (var late = Sandbox.start(own, "--lorapipe.sandbox.queue-delay=1h")) {
            var answer = late.send(late.request("/" + FAST_TRAINING)
                    .header("X-Fal-Request-Start-Timeout", "0.2")
                    .POST(BodyPublishers.ofString(input)));
            var path = "/" + FAST_TRAINING + "/requests/"
                    + json(answer).get("request_id").stringValue();

            var result = late.awaitResult(path);

            assertThat(result.statusCode()).isEqualTo(504);
            assertThat(result.headers().firstValue("X-Fal-Request-Timeout-Type"))
                    .hasValue("user");
            assertThat(json(result).get("error_type").stringValue()).isEqualTo("request_timeout");
            assertThat(json(late.get(path + "/status")).get("error_type").stringValue())
                    .isEqualTo("request_timeout");
        }
    }

    @Test
    void aBodyCountsWhateverTypeItClaims() {
        var answer = sandbox.send(sandbox.request("/" + FAST_TRAINING)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(input)));

        var path = "/" + FAST_TRAINING + "/requests/"
                + json(answer).get("request_id").stringValue();
        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(200);
    }

    private static String status(Sandbox of, String path) {
        return json(of.get(path + "/status")).get("status").stringValue();
    }

    private static int position(Sandbox of, String path) {
        return json(of.get(path + "/status")).get("queue_position").intValue();
    }
}
