package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Requests;
import java.util.Optional;
import java.util.UUID;

/** Finds a request for its owner; another key's request, or another app's, looks like a missing one. */
final class OwnRequests {

    private final Requests requests;

    OwnRequests(Requests requests) {
        this.requests = requests;
    }

    /** The path before {@code /requests/} may be the app alone or the whole endpoint id. */
    Optional<FalRequest> find(Account account, String path, String id) {
        var prefix = path.substring(1);
        return uuid(id).flatMap(requests::find)
                .filter(request -> request.submission().account().equals(account.id()))
                .filter(request -> prefix.equals(request.submission().app())
                        || prefix.equals(request.submission().endpoint()));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }
}
