package io.lorapipe.sandbox.queue.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * One accepted submission and what has become of it.
 *
 * @param status as its caller reads it
 * @param resultStatus the HTTP status of its result, once it ended
 * @param errorType why it ended badly
 */
record LedgerEntry(
        @JsonProperty("request_id") UUID requestId,
        @JsonProperty("endpoint") String endpoint,
        @JsonProperty("accepted_at") Instant acceptedAt,
        @JsonProperty("input_sha256") String inputSha256,
        @JsonProperty("archive_url") Optional<String> archiveUrl,
        @JsonProperty("webhook_url") Optional<String> webhookUrl,
        @JsonProperty("status") String status,
        @JsonProperty("ended_at") Optional<Instant> endedAt,
        @JsonProperty("result_status") Optional<Integer> resultStatus,
        @JsonProperty("error_type") Optional<String> errorType) {

    static LedgerEntry of(FalRequest request) {
        var submission = request.submission();
        var ended = Optional.of(request.state()).filter(Ended.class::isInstance).map(Ended.class::cast);
        var answer = ended.map(end -> Answer.of(end.outcome(), submission.baseUrl()));
        return new LedgerEntry(
                request.id(),
                submission.endpoint(),
                submission.acceptedAt(),
                submission.inputSha256(),
                submission.archiveUrl(),
                submission.webhook(),
                status(request.state()),
                ended.map(Ended::endedAt),
                answer.map(Answer::status),
                answer.flatMap(said -> errorType(said.body())));
    }

    private static String status(RequestState state) {
        return switch (state) {
            case Queued queued -> "IN_QUEUE";
            case Running running -> "IN_PROGRESS";
            case Ended ended -> "COMPLETED";
        };
    }

    /** The platform's, or the first of the model's. */
    private static Optional<String> errorType(JsonNode body) {
        return Optional.ofNullable(body.get("error_type"))
                .or(() -> Optional.ofNullable(body.path("detail").path(0).get("type")))
                .map(JsonNode::stringValue);
    }
}
