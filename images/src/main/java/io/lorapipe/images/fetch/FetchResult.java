package io.lorapipe.images.fetch;

import java.nio.file.Path;

/** What became of one image's download. */
public sealed interface FetchResult {

    /** The URL as it may be shown: without user, query and fragment. */
    String url();

    /** The whole image is in a file, which now belongs to the caller. */
    record Fetched(String url, Path file, long bytes, String sha256) implements FetchResult {}

    /**
     * The image could not be had.
     *
     * @param found what happened, completing a sentence that begins with the URL
     * @param remedy what to do about it, as an imperative
     * @param retryable whether the same request may succeed later
     */
    record Unreachable(String url, Reason reason, String found, String remedy, boolean retryable)
            implements FetchResult {

        /** One sentence for the user: the URL, what was found, and the way out. */
        public String sentence() {
            return url + " " + found + "; " + remedy + ".";
        }
    }

    /** The kinds of failure, stable for programs. */
    enum Reason {
        NOT_A_WEB_ADDRESS,
        ADDRESS_REFUSED,
        HOST_UNKNOWN,
        CONNECTION_FAILED,
        NOT_SECURE,
        TOO_SLOW,
        BAD_STATUS,
        TOO_MANY_REDIRECTS,
        TOO_MANY_BYTES
    }
}
