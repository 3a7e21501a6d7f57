package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Archives;
import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.RawCall;
import io.lorapipe.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of status, result and cancel. */
class FollowFaultsTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Neighbour neighbour;
    private static String ended;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
        ended = sandbox.submit(FAST_TRAINING, input());
        sandbox.awaitResult(ended);
    }

    @AfterEach
    void clear() {
        sandbox.noFaults();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        neighbour.close();
    }

    private static String input() {
        return "{\"images_data_url\":\"" + neighbour.serving("a.zip", Archives.ofImages(2)) + "\"}";
    }

    @ParameterizedTest
    @CsvSource({"status,/status,502", "status,/status/stream,503", "result,'',500", "result,/response,504"})
    void anyStatusIsAnsweredOnceAndTheNextCallIsFine(String at, String below, int status) {
        sandbox.faults("{'at':'" + at + "','fault':'answer','status':" + status + ",'times':1}");

        assertThat(sandbox.get(ended + below).statusCode()).isEqualTo(status);
        assertThat(sandbox.get(ended + below).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"status,/status", "status,/status/stream", "result,''"})
    void aConnectionIsClosedWithoutAByte(String at, String below) {
        sandbox.faults("{'at':'" + at + "','fault':'drop'}");

        assertThat(RawCall.get(sandbox.base().resolve(ended + below))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"status,/status", "status,/status/stream", "result,''"})
    void anAnswerBreaksOff(String at, String below) {
        sandbox.faults("{'at':'" + at + "','fault':'cut','after_bytes':9}");

        var answer = RawCall.get(sandbox.base().resolve(ended + below));

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("metrics").doesNotContain("config_file");
    }

    @Test
    void theLogsOfAStatusAreMissingOrNull() {
        sandbox.faults("{'at':'status','fault':'no_logs','nth':1}", "{'at':'status','fault':'null_logs'}");

        assertThat(json(sandbox.get(ended + "/status?logs=1")).has("logs")).isFalse();
        assertThat(json(sandbox.get(ended + "/status?logs=1")).get("logs").isNull())
                .isTrue();
    }

    @Test
    void theLogsOfAStatusHaveTheOldShape() {
        sandbox.faults("{'at':'status','fault':'old_logs'}");

        var line = json(sandbox.get(ended + "/status?logs=1")).get("logs").get(0);

        assertThat(line.get("labels").toString()).isEqualTo("{\"level\":\"INFO\",\"source\":\"USER\"}");
        assertThat(line.propertyNames()).containsExactlyInAnyOrder("message", "timestamp", "labels");
        assertThat(json(sandbox.get(ended + "/status")).get("logs").isNull()).isTrue();
    }

    @Test
    void aSuccessHasAnErrorWithNothingInIt() {
        sandbox.faults("{'at':'status','fault':'blank_error'}");

        assertThat(json(sandbox.get(ended + "/status")).get("error").stringValue())
                .isEmpty();
    }

    @Test
    void aResultIsGoneAfterItsTimeAndForGood() {
        sandbox.faults("{'at':'result','fault':'expired','after':'1h'}");
        assertThat(sandbox.get(ended).statusCode()).isEqualTo(200);

        sandbox.faults("{'at':'result','fault':'expired'}");

        assertThat(sandbox.get(ended).statusCode()).isEqualTo(404);
        assertThat(sandbox.get(ended + "/response").statusCode()).isEqualTo(404);
        assertThat(sandbox.get(ended + "/status").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"requested,202", "ok,200", "success,200"})
    void aCancelIsAcceptedAndTheRunCompletesAnyway(String says, int status) {
        sandbox.faults(
                "{'at':'run','fault':'slow','by':'300ms'}",
                "{'at':'cancel','fault':'completes_anyway','says':'" + says + "'}");
        var path = sandbox.submit(FAST_TRAINING, input());

        assertThat(sandbox.put(path + "/cancel").statusCode()).isEqualTo(status);

        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "requested,202,{\"status\":\"CANCELLATION_REQUESTED\"}",
        "ok,200,{\"status\":\"OK\"}",
        "success,200,{\"success\":true}",
        "already_completed,400,{\"status\":\"ALREADY_COMPLETED\"}",
        "not_found,404,{\"status\":\"NOT_FOUND\"}"
    })
    void aCancelIsCarriedOutWhateverItSays(String says, int status, String body) {
        sandbox.faults("{'at':'run','fault':'never_ends'}", "{'at':'cancel','fault':'says','says':'" + says + "'}");
        var path = sandbox.submit(FAST_TRAINING, input());

        var answer = sandbox.put(path + "/cancel");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(499);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelWhoseAnswerIsLostMayHaveBeenCarriedOut(boolean accepted) {
        sandbox.faults(
                "{'at':'run','fault':'never_ends'}",
                "{'at':'cancel','fault':'answer','status':503,'accepted':" + accepted + "}");
        var path = sandbox.submit(FAST_TRAINING, input());
        await().untilAsserted(
                        () -> assertThat(sandbox.get(path + "/status").body()).contains("IN_PROGRESS"));

        assertThat(sandbox.put(path + "/cancel").statusCode()).isEqualTo(503);
        sandbox.noFaults();

        assertThat(sandbox.put(path + "/cancel").statusCode()).isIn(202, 400);
        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(499);
        assertThat(sandbox.thrown().stream()
                        .filter(thrown -> path.endsWith(thrown.get("request_id").asString()))
                        .map(thrown -> thrown.get("at").stringValue()))
                .containsExactly("run", "cancel");
    }
}
