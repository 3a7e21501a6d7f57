package io.lorapipe.sandbox.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One request as the Platform API shows it; {@code duration} is in seconds. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RequestItem(
        @JsonProperty("request_id") UUID requestId,
        @JsonProperty("endpoint_id") String endpointId,
        @JsonProperty("sent_at") Instant sentAt,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("ended_at") Optional<Instant> endedAt,
        @JsonProperty("status_code") Optional<Integer> statusCode,
        @JsonProperty("duration") Optional<Double> duration,
        @JsonProperty("json_input") Optional<JsonNode> jsonInput,
        @JsonProperty("json_output") Optional<JsonNode> jsonOutput) {

    static List<RequestItem> of(List<FalRequest> requests, boolean payloads, URI base) {
        return requests.stream().map(request -> of(request, payloads, base)).toList();
    }

    private static RequestItem of(FalRequest request, boolean payloads, URI base) {
        var submission = request.submission();
        var ended = request.state() instanceof Ended end ? Optional.of(end) : Optional.<Ended>empty();
        var answer = ended.map(end -> Answer.of(end.outcome(), base));
        var started = startedAt(request);
        return new RequestItem(
                request.id(),
                submission.endpoint(),
                submission.acceptedAt(),
                started,
                ended.map(Ended::endedAt),
                answer.map(Answer::status),
                ended.map(end -> Duration.between(started, end.endedAt()).toMillis() / 1000.0),
                Optional.of(submission.input()).filter(input -> payloads),
                answer.map(Answer::body).filter(body -> payloads));
    }

    /** The schema demands a time; a request that never started shows when it was sent. */
    private static Instant startedAt(FalRequest request) {
        var sent = request.submission().acceptedAt();
        return switch (request.state()) {
            case Queued queued -> sent;
            case Running running -> running.startedAt();
            case Ended ended -> ended.startedAt().orElse(sent);
        };
    }
}
