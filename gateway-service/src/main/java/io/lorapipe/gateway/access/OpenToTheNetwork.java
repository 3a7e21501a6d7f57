package io.lorapipe.gateway.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The gateway would serve the network without asking anyone who they are. */
final class OpenToTheNetwork extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OpenToTheNetwork(@Nullable InetAddress address) {
        super(
                "Without sign-in the gateway serves this machine only, but server.address is %s: set it to 127.0.0.1, or set LORAPIPE_GATEWAY_ALLOW_ANONYMOUS_NETWORK_ACCESS=true if everyone who reaches it may use it."
                        .formatted(address == null ? "not set" : address.getHostAddress()));
    }
}
