package io.lorapipe.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a store did not do what was asked; the message is one sentence that may be shown to users. */
public abstract sealed class StoreException extends RuntimeException {

    private StoreException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Whether the same call may succeed later. */
    public abstract boolean retryable();

    /** The object is not there, or not visible to us. */
    public static final class NotFound extends StoreException {
        private final Location location;

        public NotFound(Location location) {
            super("The store " + location.store() + " has no object " + location.key() + ".", null);
            this.location = location;
        }

        /** Where the object was looked for. */
        public Location location() {
            return location;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The store will not do it, and says why. */
    public static sealed class Refused extends StoreException {
        public Refused(String sentence) {
            super(sentence, null);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** No store of this kind ever does it, whatever its settings and the rights of the key are. */
    public static final class NotOffered extends Refused {
        public NotOffered(String sentence) {
            super(sentence);
        }
    }

    /** The content is larger than the store takes. */
    public static final class TooLarge extends StoreException {
        private final long size;
        private final @Nullable Long limit;

        public TooLarge(String store, long size, @Nullable Long limit) {
            super(
                    "The store " + store + " does not take an object of " + size + " bytes"
                            + (limit == null ? "; make it smaller." : "; it takes at most " + limit + "."),
                    null);
            this.size = size;
            this.limit = limit;
        }

        /** Size of the content in bytes. */
        public long size() {
            return size;
        }

        /** The store's limit in bytes; null when it does not say. */
        public @Nullable Long limit() {
            return limit;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The bytes were not those announced, or the stored ones are damaged. */
    public static final class Mismatch extends StoreException {
        public Mismatch(String sentence) {
            super(sentence, null);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The store, or the source of the content, does not work now; nothing was stored. */
    public static final class Unavailable extends StoreException {
        private final Duration retryAfter;

        public Unavailable(String sentence, @Nullable Throwable cause) {
            this(sentence, cause, Duration.ZERO);
        }

        public Unavailable(String sentence, @Nullable Throwable cause, Duration retryAfter) {
            super(sentence, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the store asks to be left alone; zero when it does not. */
        public Duration retryAfter() {
            return retryAfter;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The store may or may not have done it: ask {@link ObjectStore#head} and compare size and digest. */
    public static final class UnknownOutcome extends StoreException {
        public UnknownOutcome(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }
}
