package io.lorapipe.sandbox.webhook;

import io.lorapipe.sandbox.digest.Sha256;
import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook carries, signed for one moment.
 *
 * @param timestamp seconds since 1970
 * @param signature lower-case hex
 */
public record WebhookMessage(String requestId, String userId, long timestamp, String signature, String body) {

    static WebhookMessage of(FalRequest request, Ended ended, Instant now, SigningKey key) {
        var body = body(request, ended);
        var id = request.id().toString();
        var user = request.submission().account();
        var timestamp = now.getEpochSecond();
        var signed = String.join("\n", id, user, Long.toString(timestamp), Sha256.hex(body));
        var signature = HexFormat.of().formatHex(key.sign(signed.getBytes(StandardCharsets.UTF_8)));
        return new WebhookMessage(id, user, timestamp, signature, body);
    }

    private static String body(FalRequest request, Ended ended) {
        var answer = Answer.of(ended.outcome(), request.submission().baseUrl());
        var json = JsonMapper.shared()
                .createObjectNode()
                .put("request_id", request.id().toString())
                .put("gateway_request_id", request.id().toString())
                .put("status", answer.successful() ? "OK" : "ERROR");
        if (!answer.successful()) {
            json.put("error", "Invalid status code: " + answer.status());
        }
        json.set("payload", answer.body());
        return json.toString();
    }
}
