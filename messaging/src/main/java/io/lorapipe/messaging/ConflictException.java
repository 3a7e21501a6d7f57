package io.lorapipe.messaging;

/** A record contradicts one that was accepted before it; it is dead-lettered and what it contradicts goes on. */
public final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
