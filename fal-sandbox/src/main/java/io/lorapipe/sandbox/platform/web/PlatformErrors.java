package io.lorapipe.sandbox.platform.web;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The Platform API's error envelope, which is not the queue's. */
@RestControllerAdvice
class PlatformErrors {

    @ExceptionHandler
    ResponseEntity<?> answer(Refusal refusal) {
        var error = Map.of("type", refusal.type(), "message", refusal.sentence());
        return ResponseEntity.status(refusal.status()).body(Map.of("error", error));
    }
}
