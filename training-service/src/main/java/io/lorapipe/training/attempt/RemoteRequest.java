package io.lorapipe.training.attempt;

import java.net.URI;

/** An attempt as the provider knows it; the addresses are the provider's own, checked to be on its host. */
public record RemoteRequest(String requestId, URI status, URI result, URI cancel) {

    public RemoteRequest {
        if (requestId.isBlank() || requestId.length() > 200) {
            throw new IllegalArgumentException("A request id has 1 to 200 characters");
        }
    }

    /** Without the addresses, which are the provider's to sign. */
    @Override
    public String toString() {
        return "RemoteRequest[requestId=%s]".formatted(requestId);
    }
}
