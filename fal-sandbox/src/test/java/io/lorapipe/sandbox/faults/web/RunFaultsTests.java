package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Archives;
import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.Sandbox;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFaultsTests {

    @TempDir
    static Path data;

    private static Sandbox sandbox;
    private static Neighbour neighbour;
    private static String input;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour();
        input = "{\"images_data_url\":\"" + neighbour.serving("a.zip", Archives.ofImages(2)) + "\"}";
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

    @ParameterizedTest
    @CsvSource({
        "internal_server_error,500,true",
        "generation_timeout,504,true",
        "downstream_service_error,400,true",
        "downstream_service_unavailable,500,true",
        "file_download_error,422,false",
        "image_load_error,422,false",
        "unsupported_image_format,422,false",
        "unsupported_archive_format,422,false",
        "file_too_large,422,false",
        "image_too_small,422,false",
        "image_too_large,422,false",
        "face_detection_error,422,false",
        "no_media_generated,422,false",
        "content_policy_violation,422,false",
        "feature_not_supported,422,false",
        "greater_than,422,false",
        "greater_than_equal,422,false",
        "less_than,422,false",
        "less_than_equal,422,false",
        "multiple_of,422,false",
        "one_of,422,false",
        "sequence_too_short,422,false",
        "sequence_too_long,422,false"
    })
    void aModelFailsWithAListOfErrorsAndSaysWhetherToTryAgain(String type, int status, String retryable) {
        sandbox.faults("{'at':'run','fault':'fail','type':'" + type + "'}");
        var path = sandbox.submit(FAST_TRAINING, input);

        var result = sandbox.awaitResult(path);

        assertThat(result.statusCode()).isEqualTo(status);
        assertThat(json(result).get("detail").get(0).get("type").stringValue()).isEqualTo(type);
        assertThat(result.headers().firstValue("X-Fal-Retryable")).hasValue(retryable);
        assertThat(result.headers().firstValue("X-Fal-Error-Type")).isEmpty();
        assertThat(sandbox.ledger().getLast().get("error_type").stringValue()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "request_timeout,504",
        "startup_timeout,504",
        "runner_scheduling_failure,503",
        "runner_connection_timeout,503",
        "runner_disconnected,503",
        "runner_connection_refused,503",
        "runner_connection_error,503",
        "runner_incomplete_response,502",
        "runner_server_error,500",
        "internal_error,500",
        "bad_request,400",
        "client_disconnected,499",
        "client_cancelled,499"
    })
    void thePlatformFailsWithASentenceAndAType(String type, int status) {
        sandbox.faults("{'at':'run','fault':'fail','type':'" + type + "'}");
        var path = sandbox.submit(FAST_TRAINING, input);

        var result = sandbox.awaitResult(path);

        assertThat(result.statusCode()).isEqualTo(status);
        assertThat(result.headers().firstValue("X-Fal-Error-Type")).hasValue(type);
        assertThat(json(result).get("error_type").stringValue()).isEqualTo(type);
        assertThat(json(result).get("detail").isString()).isTrue();
        assertThat(json(sandbox.get(path + "/status")).get("error_type").stringValue())
                .isEqualTo(type);
    }

    @Test
    void anErrorCanBeASentenceOfTheModelOrOfATypeThatNobodyKnows() {
        sandbox.faults(
                "{'at':'run','fault':'fail','type':'internal_server_error','shape':'text','message':'Oh','nth':1}",
                "{'at':'run','fault':'fail','type':'overheated','status':418,'retryable':true,'after':'100ms'}");

        var sentence = sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input));
        var unknown = sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input));

        assertThat(json(sentence).get("detail").stringValue()).isEqualTo("Oh");
        assertThat(unknown.statusCode()).isEqualTo(418);
        assertThat(json(unknown).get("detail").get(0).get("type").stringValue()).isEqualTo("overheated");
    }

    @Test
    void aRequestStuckInTheQueueIsEndedByACancelAndOthersPassIt() {
        sandbox.faults("{'at':'run','fault':'stuck_in_queue','nth':1}");
        var stuck = sandbox.submit(FAST_TRAINING, input);
        var other = sandbox.submit(FAST_TRAINING, input);

        assertThat(sandbox.awaitResult(other).statusCode()).isEqualTo(200);
        assertThat(json(sandbox.get(stuck + "/status")).get("status").stringValue())
                .isEqualTo("IN_QUEUE");
        assertThat(sandbox.put(stuck + "/cancel").statusCode()).isEqualTo(200);

        assertThat(sandbox.awaitResult(stuck).statusCode()).isEqualTo(499);
    }

    @Test
    void aRequestStuckInTheQueueIsEndedByItsStartTimeout() {
        sandbox.faults("{'at':'run','fault':'stuck_in_queue'}");

        var answer = sandbox.send(sandbox.request("/" + FAST_TRAINING)
                .header("X-Fal-Request-Start-Timeout", "0.3")
                .POST(BodyPublishers.ofString(input)));

        var result = sandbox.awaitResult("/" + FAST_TRAINING + "/requests/"
                + json(answer).get("request_id").stringValue());
        assertThat(result.statusCode()).isEqualTo(504);
        assertThat(result.headers().firstValue("X-Fal-Request-Timeout-Type")).hasValue("user");
    }

    @Test
    void aRunThatNeverEndsIsEndedByACancel() {
        sandbox.faults("{'at':'run','fault':'never_ends'}");
        var path = sandbox.submit(FAST_TRAINING, input);
        await().untilAsserted(
                        () -> assertThat(sandbox.get(path + "/status").body()).contains("IN_PROGRESS"));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(sandbox.get(path + "/status").statusCode()).isEqualTo(202));

        assertThat(sandbox.put(path + "/cancel").statusCode()).isEqualTo(202);

        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(499);
    }

    @Test
    void aSlowRunEndsWell() {
        sandbox.faults("{'at':'run','fault':'slow','by':'200ms'}");

        var path = sandbox.submit(FAST_TRAINING, input);

        assertThat(sandbox.awaitResult(path).statusCode()).isEqualTo(200);
        assertThat(json(sandbox.get(path + "/status"))
                        .get("metrics")
                        .get("inference_time")
                        .doubleValue())
                .isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void aResultLiesAboutItsFiles() {
        sandbox.faults(
                "{'at':'run','fault':'wrong_file_size','file_size':12,'nth':1}",
                "{'at':'run','fault':'foreign_files','base':'http://10.0.0.1:81'}");

        var size = json(sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input)));
        var address = json(sandbox.awaitResult(sandbox.submit(FAST_TRAINING, input)));

        assertThat(size.get("diffusers_lora_file").get("file_size").intValue()).isEqualTo(12);
        assertThat(sandbox.get(size.get("config_file").get("url").stringValue()).statusCode())
                .isEqualTo(200);
        assertThat(address.get("diffusers_lora_file").get("url").stringValue()).startsWith("http://10.0.0.1:81/files/");
    }

    @Test
    void aRunIsChosenByATextOfItsInput() {
        sandbox.faults("{'at':'run','fault':'fail','type':'runner_disconnected','matching':'ohwx-7'}");

        var other = sandbox.submit(FAST_TRAINING, input);
        var chosen = sandbox.submit(FAST_TRAINING, input.replace("}", ",\"trigger_word\":\"ohwx-7\"}"));

        assertThat(sandbox.awaitResult(other).statusCode()).isEqualTo(200);
        assertThat(sandbox.awaitResult(chosen).statusCode()).isEqualTo(503);
    }
}
