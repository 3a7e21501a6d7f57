package io.lorapipe.store.supabase;

import io.lorapipe.store.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole answer of the server.
 *
 * @param status on the wire, which is 400 for nearly every refusal of the REST interface
 */
record SupabaseAnswer(int status, Headers headers, String body) {

    static final JsonMapper JSON = new JsonMapper();

    private static final int MORE_THAN_ANY_ANSWER = 16 * 1024 * 1024;

    static SupabaseAnswer read(Response response) throws IOException {
        String body = response.peekBody(MORE_THAN_ANY_ANSWER).string();
        return new SupabaseAnswer(response.code(), response.headers(), body);
    }

    /** How long the server asks to wait; zero when it does not. */
    Duration retryAfter() {
        return RetryAfter.of(headers.get("Retry-After"), headers.get("Date"));
    }

    boolean ok() {
        return status >= 200 && status <= 299;
    }

    /** The body as JSON; missing when it is a text, or a page of some gateway. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
