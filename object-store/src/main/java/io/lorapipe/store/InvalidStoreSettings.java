package io.lorapipe.store;

import org.jspecify.annotations.Nullable;

/** The stores cannot be opened as configured; the message is one sentence that names the setting and the way out. */
public final class InvalidStoreSettings extends RuntimeException {

    public InvalidStoreSettings(String sentence) {
        this(sentence, null);
    }

    public InvalidStoreSettings(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
