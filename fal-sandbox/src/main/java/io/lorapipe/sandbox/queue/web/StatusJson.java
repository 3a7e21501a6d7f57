package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.LogLine;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request's status as fal words it. */
final class StatusJson {

    private final URI base;

    StatusJson(URI base) {
        this.base = base;
    }

    /**
     * The whole status.
     *
     * @param position requests in front of it, when it waits
     * @param logs the lines to show; empty when the caller wants none
     */
    ObjectNode of(FalRequest request, int position, Optional<List<LogLine>> logs) {
        var status = switch (request.state()) {
            case Queued queued -> describe("IN_QUEUE", request).put("queue_position", position);
            case Running running -> describe("IN_PROGRESS", request);
            case Ended ended -> ended(describe("COMPLETED", request), ended);
        };
        if (logs.isPresent()) {
            var lines = status.putArray("logs");
            logs.get()
                    .forEach(line -> lines.addObject()
                            .put("message", line.message())
                            .put("timestamp", line.timestamp().toString())
                            .put("level", "INFO")
                            .put("source", "USER"));
        } else {
            status.putNull("logs");
        }
        return status;
    }

    /** What a submit is answered with. */
    ObjectNode accepted(FalRequest request, int position) {
        return describe("IN_QUEUE", request)
                .put("gateway_request_id", request.id().toString())
                .put("queue_position", position);
    }

    /** A model's refusal is no error here: it shows in the result only, as it does at fal. */
    private static ObjectNode ended(ObjectNode status, Ended ended) {
        var seconds = ended.startedAt()
                .map(start -> Duration.between(start, ended.endedAt()).toMillis() / 1000.0)
                .orElse(0.0);
        status.putObject("metrics").put("inference_time", seconds);
        if (ended.outcome() instanceof Outcome.Failed failed) {
            status.put("error", failed.message()).put("error_type", failed.errorType());
        }
        return status;
    }

    private ObjectNode describe(String status, FalRequest request) {
        var url = request.submission().url(base);
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", status)
                .put("request_id", request.id().toString())
                .put("response_url", url)
                .put("status_url", url + "/status")
                .put("cancel_url", url + "/cancel");
    }
}
