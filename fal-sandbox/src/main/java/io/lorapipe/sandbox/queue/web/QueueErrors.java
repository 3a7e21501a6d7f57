package io.lorapipe.sandbox.queue.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;

/** A path asked with the wrong verb, in fal's words. */
@RestControllerAdvice
class QueueErrors {

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<JsonNode> wrongVerb() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).body(ErrorAnswers.detail("Method Not Allowed"));
    }
}
