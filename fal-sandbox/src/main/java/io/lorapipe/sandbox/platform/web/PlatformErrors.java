package io.lorapipe.sandbox.platform.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The Platform API's error envelope, which is not the queue's. */
@RestControllerAdvice
class PlatformErrors {

    static ResponseEntity<?> answer(HttpStatus status, String type, String message) {
        return ResponseEntity.status(status).body(Map.of("error", Map.of("type", type, "message", message)));
    }

    @ExceptionHandler(InvalidQuery.class)
    ResponseEntity<?> invalid(InvalidQuery query) {
        return answer(HttpStatus.BAD_REQUEST, "validation_error", query.sentence());
    }
}
