package io.lorapipe.training.custody;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Fetches files from the provider. */
public interface Downloads {

    /**
     * Fetches the whole file, at most {@code limit} bytes, into the target, going on where a copy was cut short.
     *
     * @throws SpoolException when the target cannot be written
     * @throws IOException when it cannot be fetched now
     */
    Fetched fetch(URI url, Path target, long limit) throws IOException;

    /** Our own disk does not take the file. */
    final class SpoolException extends IOException {

        private static final long serialVersionUID = 1L;

        public SpoolException(IOException cause) {
            super(cause);
        }
    }

    /** What came of it. */
    sealed interface Fetched {

        /** The bytes are in the target, as many as were announced. */
        record Whole(long bytes) implements Fetched {}

        /** The address is not one that we fetch from. */
        record NotAllowed(String why) implements Fetched {}

        /** The provider no longer has it. */
        record Gone() implements Fetched {}

        /** It is larger than we take. */
        record TooLarge() implements Fetched {}
    }
}
