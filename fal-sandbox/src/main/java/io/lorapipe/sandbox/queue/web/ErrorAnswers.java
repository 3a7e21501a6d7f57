package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.trainers.ErrorDetail;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the queue itself refuses, in fal's words. */
final class ErrorAnswers {

    private ErrorAnswers() {}

    static ResponseEntity<JsonNode> notFound(String detail) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(detail(detail));
    }

    static ResponseEntity<JsonNode> unknownRequest() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(JsonNodeFactory.instance.objectNode().put("status", "NOT_FOUND"));
    }

    static ResponseEntity<JsonNode> queueTooLong() {
        var error = new ErrorDetail(
                List.of("body"),
                "The queue is longer than fal_max_queue_length",
                "concurrent_requests_limit",
                null,
                null,
                null);
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("X-Fal-Needs-Retry", "1")
                .body(JsonMapper.shared().valueToTree(Map.of("detail", List.of(error))));
    }

    static JsonNode detail(String detail) {
        return JsonNodeFactory.instance.objectNode().put("detail", detail);
    }
}
