package io.lorapipe.sandbox.platform.web;

/** A query that the Platform API refuses. */
final class InvalidQuery extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    InvalidQuery(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
