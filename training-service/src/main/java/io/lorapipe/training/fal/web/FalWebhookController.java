package io.lorapipe.training.fal.web;

import io.lorapipe.training.fal.WebhookProof;
import io.lorapipe.training.fal.WebhookProof.Claimed;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Claim;
import io.lorapipe.training.run.Trainings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes fal.ai's webhooks: what they say is not believed, but makes us ask at once; accepted once that is durable. */
@RestController
class FalWebhookController {

    private static final int LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final WebhookProof proof;
    private final Trainings trainings;
    private final Arbiter arbiter;
    private final MeterRegistry metrics;

    FalWebhookController(WebhookProof proof, Trainings trainings, Arbiter arbiter, MeterRegistry metrics) {
        this.proof = proof;
        this.trainings = trainings;
        this.arbiter = arbiter;
        this.metrics = metrics;
    }

    @PostMapping("/webhooks/fal/{attemptId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void on(
            @PathVariable String attemptId,
            @RequestHeader(name = "X-Fal-Webhook-Request-Id", defaultValue = "") String requestId,
            @RequestHeader(name = "X-Fal-Webhook-User-Id", defaultValue = "") String userId,
            @RequestHeader(name = "X-Fal-Webhook-Timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "X-Fal-Webhook-Signature", defaultValue = "") String signature,
            InputStream content)
            throws IOException {
        var body = content.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw refused(HttpStatus.CONTENT_TOO_LARGE, "oversized");
        }
        switch (proof.check(new Claimed(requestId, userId, timestamp, signature), body)) {
            case PROVEN -> take(attemptId, requestId(body));
            case FORGED -> throw refused(HttpStatus.UNAUTHORIZED, "not proven");
            case UNDECIDED -> throw refused(HttpStatus.SERVICE_UNAVAILABLE, "keys not available");
        }
    }

    private void take(String attempt, Optional<String> requestId) {
        var claimed = requestId.orElseThrow(() -> refused(HttpStatus.BAD_REQUEST, "malformed"));
        var attemptId = id(attempt).orElseThrow(this::unknown);
        var training = trainings.havingAttempt(attemptId).orElseThrow(this::unknown);
        var isNew = arbiter.claimed(training, new Claim(attemptId, claimed));
        metrics.counter(isNew ? "lorapipe.webhooks.accepted" : "lorapipe.webhooks.repeated")
                .increment();
    }

    private static Optional<String> requestId(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body).path("request_id"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(id -> !id.isBlank() && id.length() <= 100);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String attempt) {
        try {
            return Optional.of(UUID.fromString(attempt));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private ResponseStatusException unknown() {
        return refused(HttpStatus.NOT_FOUND, "unknown attempt");
    }

    private ResponseStatusException refused(HttpStatus status, String why) {
        metrics.counter("lorapipe.webhooks.refused", "why", why).increment();
        return new ResponseStatusException(status);
    }
}
