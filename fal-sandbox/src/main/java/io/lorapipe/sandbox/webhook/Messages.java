package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.faults.kinds.WebhookFault;
import io.lorapipe.sandbox.faults.kinds.WebhookFault.How;
import io.lorapipe.sandbox.faults.kinds.WebhookFault.Where;
import io.lorapipe.sandbox.queue.FalRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Writes webhooks: true ones, and ones with one thing wrong. */
final class Messages {

    private final SigningKeys keys;
    private final Clock clock;

    Messages(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    WebhookMessage genuine(FalRequest request) {
        return written(request, WebhookBody.of(request).toString());
    }

    WebhookMessage wrong(WebhookFault.Wrong fault, FalRequest request) {
        var body = WebhookBody.of(request);
        return switch (fault) {
            case WebhookFault.Stale(var by) -> signed(request.id(), request, by, body.toString(), keys.current());
            case WebhookFault.WrongSignature(var how) -> genuine(request).withSignature(signature(how, request));
            case WebhookFault.RotatedKey(var withdrawOld) -> signed(request, body, keys.rotate(withdrawOld));
            case WebhookFault.UnpublishedKey unpublished -> signed(request, body, SigningKey.generate());
            case WebhookFault.WrongRequestId(var where) -> aboutAnother(UUID.randomUUID(), where, request, body);
            case WebhookFault.Malformed malformed -> written(request, half(body.toString()));
            case WebhookFault.Oversized(var bytes) ->
                written(request, body.put("padding", "x".repeat(bytes)).toString());
            case WebhookFault.ErrorWithoutPayload(var status) ->
                written(
                        request,
                        WebhookBody.errorWithoutPayload(request, status).toString());
            case WebhookFault.OkWithoutPayload none ->
                written(request, WebhookBody.okWithoutPayload(request).toString());
        };
    }

    private WebhookMessage aboutAnother(UUID other, Where where, FalRequest request, ObjectNode body) {
        if (where != Where.HEADER) {
            body.put("request_id", other.toString()).put("gateway_request_id", other.toString());
        }
        var stated = where == Where.BODY ? request.id() : other;
        return signed(stated, request, Duration.ZERO, body.toString(), keys.current());
    }

    /** Another body's signature is as good as a true one, but for that. */
    private Optional<String> signature(How how, FalRequest request) {
        return switch (how) {
            case OTHER_BODY -> written(request, "{}").signature();
            case GARBAGE -> Optional.of("no signature at all");
            case MISSING -> Optional.empty();
        };
    }

    private static String half(String body) {
        return body.substring(0, body.length() / 2);
    }

    private WebhookMessage written(FalRequest request, String body) {
        return signed(request.id(), request, Duration.ZERO, body, keys.current());
    }

    private WebhookMessage signed(FalRequest request, ObjectNode body, SigningKey key) {
        return signed(request.id(), request, Duration.ZERO, body.toString(), key);
    }

    private WebhookMessage signed(UUID stated, FalRequest request, Duration ago, String body, SigningKey key) {
        var user = request.submission().account();
        return WebhookMessage.signed(stated.toString(), user, clock.instant().minus(ago), body, key);
    }
}
