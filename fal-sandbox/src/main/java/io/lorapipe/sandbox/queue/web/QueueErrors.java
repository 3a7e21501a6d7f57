package io.lorapipe.sandbox.queue.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.JsonNode;

/** What Spring refuses before anyone is asked, in fal's form. */
@RestControllerAdvice
class QueueErrors {

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<JsonNode> wrongVerb() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).body(ErrorAnswers.detail("Method Not Allowed"));
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        HttpMediaTypeNotSupportedException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<JsonNode> unreadable() {
        return ResponseEntity.unprocessableContent()
                .body(ErrorAnswers.detail("The body must be JSON of the form that this path takes"));
    }
}
