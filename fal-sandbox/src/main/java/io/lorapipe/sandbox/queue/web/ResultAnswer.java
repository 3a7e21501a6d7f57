package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** The model's own answer, with its status and the headers that go with it. */
final class ResultAnswer {

    private ResultAnswer() {}

    static ResponseEntity<JsonNode> of(FalRequest request, URI base) {
        if (!(request.state() instanceof Ended ended)) {
            return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                    .header("X-Fal-Request-Id", request.id().toString())
                    .body(ErrorAnswers.detail("Request is still in progress"));
        }
        var answer = Answer.of(ended.outcome(), base);
        return ResponseEntity.status(answer.status())
                .header("X-Fal-Request-Id", request.id().toString())
                .headers(headers -> describe(ended.outcome(), headers))
                .body(answer.body());
    }

    private static void describe(Outcome outcome, HttpHeaders headers) {
        switch (outcome) {
            case Outcome.Succeeded(var files, var units) ->
                headers.set("X-Fal-Billable-Units", Integer.toString(units));
            case Outcome.Refused(var detail) -> {
                headers.set("X-Fal-Billable-Units", "0");
                headers.set("X-Fal-Retryable", "false");
            }
            case Outcome.ModelFailed(var status, var detail, var retryable) -> {
                headers.set("X-Fal-Billable-Units", "0");
                retryable.ifPresent(yes -> headers.set("X-Fal-Retryable", yes.toString()));
            }
            case Outcome.Failed failed -> {
                headers.set("X-Fal-Error-Type", failed.errorType());
                if (failed.userTimeout()) {
                    headers.set("X-Fal-Request-Timeout-Type", "user");
                }
            }
        }
    }
}
