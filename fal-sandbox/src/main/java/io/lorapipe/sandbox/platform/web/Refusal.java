package io.lorapipe.sandbox.platform.web;

import org.springframework.http.HttpStatus;

/** A call that the Platform API does not answer. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String type;
    private final String sentence;

    private Refusal(HttpStatus status, String type, String sentence) {
        super(sentence);
        this.status = status;
        this.type = type;
        this.sentence = sentence;
    }

    static Refusal invalid(String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, "validation_error", sentence);
    }

    static Refusal unknownEndpoint(String endpoint) {
        return notFound("Endpoint id '" + endpoint + "' not found");
    }

    static Refusal notFound(String sentence) {
        return new Refusal(HttpStatus.NOT_FOUND, "not_found", sentence);
    }

    static Refusal notImplemented(String sentence) {
        return new Refusal(HttpStatus.NOT_IMPLEMENTED, "not_implemented", sentence);
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }

    String sentence() {
        return sentence;
    }
}
