package io.lorapipe.store.fal;

import io.lorapipe.store.StoreException;

/** What a status of fal.ai's file store means for the caller. */
final class FalAnswers {

    private FalAnswers() {}

    static void requireSuccess(int status, String host) {
        if (status < 200 || status > 299) {
            throw failure(status, host);
        }
    }

    static StoreException failure(int status, String host) {
        return switch (status) {
            case 401 -> new StoreException.Refused("%s does not know the key (401): correct FAL_KEY.".formatted(host));
            case 403 ->
                new StoreException.Refused(
                        "%s refuses this account (403): see its balance and the rights of FAL_KEY at fal.ai/dashboard."
                                .formatted(host));
            case 408, 425, 429 -> busy(status, host);
            default ->
                status >= 500
                        ? busy(status, host)
                        : new StoreException.Refused(
                                "%s refused the call with status %d; check FAL_REST_URL.".formatted(host, status));
        };
    }

    private static StoreException busy(int status, String host) {
        return new StoreException.Unavailable(
                "%s does not work at the moment (status %d); it is tried again.".formatted(host, status), null);
    }

    static StoreException unreachable(String host, Exception cause) {
        return new StoreException.Unavailable(
                "%s did not answer as expected: check the network and FAL_REST_URL.".formatted(host), cause);
    }
}
