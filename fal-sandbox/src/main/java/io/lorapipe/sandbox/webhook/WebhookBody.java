package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a webhook says. */
final class WebhookBody {

    private WebhookBody() {}

    /** How the request, which has ended, did so. */
    static ObjectNode of(FalRequest request) {
        var ended = (Ended) request.state();
        var answer = Answer.of(ended.outcome(), request.submission().baseUrl());
        var body = answer.successful() ? ok(request.id()) : error(request.id(), answer.status());
        body.set("payload", answer.body());
        return body;
    }

    /** An error whose payload is null, as it was seen once; the result says what became of the request. */
    static ObjectNode errorWithoutPayload(FalRequest request, int status) {
        return error(request.id(), status).putNull("payload");
    }

    /** A success whose payload could not be sent; the result has it. */
    static ObjectNode okWithoutPayload(FalRequest request) {
        return ok(request.id())
                .putNull("payload")
                .put("payload_error", "Response payload is not JSON serializable; read it from the result");
    }

    private static ObjectNode ok(UUID id) {
        return described(id).put("status", "OK");
    }

    private static ObjectNode error(UUID id, int status) {
        return described(id).put("status", "ERROR").put("error", "Invalid status code: " + status);
    }

    private static ObjectNode described(UUID id) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("request_id", id.toString())
                .put("gateway_request_id", id.toString());
    }
}
