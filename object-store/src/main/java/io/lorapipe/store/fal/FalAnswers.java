package io.lorapipe.store.fal;

import io.lorapipe.store.RetryAfter;
import io.lorapipe.store.StoreException;
import okhttp3.Response;

/** What a status of fal.ai's file store means for the caller. */
final class FalAnswers {

    private FalAnswers() {}

    static void requireSuccess(Response response, String host) {
        if (!response.isSuccessful()) {
            throw failure(response, host);
        }
    }

    static StoreException failure(Response response, String host) {
        int status = response.code();
        return switch (status) {
            case 401 -> new StoreException.Refused("%s does not know the key (401): correct FAL_KEY.".formatted(host));
            case 403 ->
                new StoreException.Refused(
                        "%s refuses this account (403): see its balance and the rights of FAL_KEY at fal.ai/dashboard."
                                .formatted(host));
            case 408, 425, 429 -> busy(response, host);
            default ->
                status >= 500
                        ? busy(response, host)
                        : new StoreException.Refused(
                                "%s refused the call with status %d; check FAL_REST_URL.".formatted(host, status));
        };
    }

    private static StoreException busy(Response response, String host) {
        return new StoreException.Unavailable(
                "%s does not work at the moment (status %d); it is tried again.".formatted(host, response.code()),
                null,
                RetryAfter.of(response.header("Retry-After"), response.header("Date")));
    }

    static StoreException unreachable(String host, Exception cause) {
        return new StoreException.Unavailable(
                "%s did not answer as expected: check the network and FAL_REST_URL.".formatted(host), cause);
    }
}
