package io.lorapipe.sandbox.queue.store;

import org.jspecify.annotations.Nullable;

/** The sandbox has nowhere to keep its data. */
final class DirectoryUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    DirectoryUnusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
