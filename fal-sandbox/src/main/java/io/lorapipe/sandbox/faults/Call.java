package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.queue.FalRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * What may go wrong now: an HTTP call, a run, or the sending of a webhook.
 *
 * @param url that is called
 * @param input of the request that it is about, or the call's own body
 */
public record Call(Point at, String url, String input, Optional<UUID> requestId, Optional<String> archiveUrl) {

    /** A call about a request that was accepted. */
    public static Call about(Point at, FalRequest request, String url) {
        var submission = request.submission();
        return new Call(at, url, submission.input().toString(), Optional.of(request.id()), submission.archiveUrl());
    }

    /** A call about no request that is known. */
    public static Call to(Point at, String url) {
        return new Call(at, url, "", Optional.empty(), Optional.empty());
    }

    /** Whether the text stands in the URL, in the input or in the request's id. */
    boolean holds(String text) {
        return url.contains(text)
                || input.contains(text)
                || requestId.map(id -> id.toString().contains(text)).orElse(false);
    }
}
