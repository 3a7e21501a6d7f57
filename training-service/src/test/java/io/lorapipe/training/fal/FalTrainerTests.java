package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from statuses, results and cancels. */
class FalTrainerTests {

    private static final String FILE = "{\"diffusers_lora_file\":{\"url\":\"https://v3.fal.media/w\",\"file_size\":9}}";

    private Reply status = answer(200, "{\"status\":\"COMPLETED\",\"logs\":null}");
    private Reply result = answer(200, FILE);
    private Reply other = answer(404, "");
    private final ScriptedProvider provider = ScriptedProvider.start(request -> switch (request.path()) {
        case "/status" -> status;
        case "/result" -> result;
        default -> other;
    });
    private final FalProperties properties = new FalProperties(
            "id:secret",
            provider.url(),
            provider.url(),
            provider.url(),
            null,
            null,
            List.of(),
            true,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
    private final Fal fal = new Fal(properties);

    @AfterEach
    void close() throws Exception {
        provider.close();
    }

    @Test
    void aPlaceInTheQueueIsRead() {
        status = answer(202, "{\"status\":\"IN_QUEUE\",\"queue_position\":4}");
        assertThat(look()).isEqualTo(new Sight.Queued(4));
    }

    @Test
    void logsOfEveryShapeAreRead() {
        status = answer(202, """
                {"status":"IN_PROGRESS","logs":[{"message":"a","timestamp":"t","level":"INFO"},
                {"message":"b","labels":{"level":"INFO"}},"c"]}""");
        assertThat(look()).isEqualTo(new Sight.Running(List.of("a", "b", "c")));
    }

    @Test
    void absentLogsAreNone() {
        status = answer(200, "{\"status\":\"IN_PROGRESS\"}");
        assertThat(look()).isEqualTo(new Sight.Running(List.of()));
    }

    @Test
    void aBlankErrorIsNone() {
        status = answer(200, "{\"status\":\"COMPLETED\",\"error\":\"\",\"error_type\":null}");
        assertThat(look())
                .isInstanceOfSatisfying(
                        Sight.Trained.class,
                        it -> assertThat(it.files().weights().size()).isEqualTo(9L));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "401", "403", "404", "429"})
    void aStatusCallThatFailsSaysNothing(int code) {
        status = answer(code, "{\"detail\":\"x\"}");
        assertThat(look()).isInstanceOf(Sight.Unseen.class);
    }

    @Test
    void aStatusCallWithoutAnAnswerSaysNothing() {
        status = new Reply.Reset();
        assertThat(look()).isInstanceOf(Sight.Unseen.class);
    }

    @Test
    void completedWithAListOfDetailsIsATypedFailureInASentence() {
        result = answer(422, """
                {"detail":[{"loc":["body","images_data_url"],"msg":"Input should be a valid string","type":"string_type"}]}""");
        assertThat(look()).isInstanceOfSatisfying(Sight.Failed.class, it -> {
            assertThat(it.failure().code()).isEqualTo(Code.PROVIDER_FAILED);
            assertThat(it.failure().culprit()).isEqualTo("images_data_url");
            assertThat(it.failure().message()).contains("images_data_url: Input should be a valid string");
        });
    }

    @Test
    void anArchiveThatCouldNotBeFetchedIsALinkFailure() {
        result = answer(422, """
                {"detail":[{"loc":["body","images_data_url"],"msg":"Could not download","type":"file_download_error"}]}""");
        assertThat(look())
                .isInstanceOfSatisfying(
                        Sight.Failed.class,
                        it -> assertThat(it.failure().code()).isEqualTo(Code.LINK_UNREACHABLE));
    }

    @Test
    void aRequestThatDidNotStartInTimeIsAQueueTimeout() {
        result = answer(504, "{\"detail\":\"Request timed out\",\"error_type\":\"request_timeout\"}");
        assertThat(look())
                .isInstanceOfSatisfying(
                        Sight.Failed.class,
                        it -> assertThat(it.failure().code()).isEqualTo(Code.QUEUE_TIMEOUT));
    }

    @Test
    void aGatewayErrorOnTheResultIsNoFailureOfTheTraining() {
        result = answer(502, "<html>");
        assertThat(look()).isInstanceOf(Sight.WithoutResult.class);
        result = answer(503, "{\"detail\":\"Service is busy\"}");
        assertThat(look()).isInstanceOf(Sight.WithoutResult.class);
        result = answer(404, "{\"status\":\"NOT_FOUND\"}");
        assertThat(look()).isInstanceOf(Sight.WithoutResult.class);
        result = answer(400, "{\"detail\":\"Request is still in progress\"}");
        assertThat(look()).isInstanceOf(Sight.WithoutResult.class);
    }

    @ParameterizedTest
    @CsvSource({"{}", "<html>", "{\"diffusers_lora_file\":null}"})
    void aResultWithoutWeightsIsNoResultYet(String body) {
        result = answer(200, body);
        assertThat(look()).isInstanceOf(Sight.WithoutResult.class);
    }

    @Test
    void aResultWithoutWeightsAfterAnErrorIsAFailure() {
        status = answer(200, "{\"status\":\"COMPLETED\",\"error\":\"It broke\"}");
        result = answer(200, "{}");
        assertThat(look()).isInstanceOf(Sight.Failed.class);
    }

    @Test
    void whatWasCancelledIsSeenAsCancelled() {
        result = answer(499, "{\"detail\":\"cancelled\",\"error_type\":\"client_cancelled\"}");
        assertThat(look()).isInstanceOf(Sight.Cancelled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "202, ACCEPTED",
        "200, ACCEPTED",
        "400, UNANSWERED",
        "404, NOT_FOUND",
        "500, UNANSWERED",
        "401, UNANSWERED"
    })
    void answersToACancel(int code, CancelAnswer answer) {
        other = answer(code, "{}");
        assertThat(fal.trainer().cancel(request())).isEqualTo(answer);
    }

    @Test
    void aCancelThatCameTooLateIsToldByItsBody() {
        other = answer(400, "{\"status\":\"ALREADY_COMPLETED\"}");
        assertThat(fal.trainer().cancel(request())).isEqualTo(CancelAnswer.ALREADY_COMPLETED);
        other = answer(400, "{\"detail\":\"Bad request\"}");
        assertThat(fal.trainer().cancel(request())).isEqualTo(CancelAnswer.UNANSWERED);
    }

    private Sight look() {
        return fal.trainer().look(request(), Presets.standard());
    }

    private RemoteRequest request() {
        return new RemoteRequest(
                "r1",
                provider.url().resolve("/status"),
                provider.url().resolve("/result"),
                provider.url().resolve("/cancel"));
    }
}
