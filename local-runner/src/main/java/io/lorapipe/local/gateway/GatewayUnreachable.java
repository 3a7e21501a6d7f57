package io.lorapipe.local.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Nothing answers where the gateway should be, or not as a gateway does. */
public final class GatewayUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GatewayUnreachable(URI gateway, @Nullable Throwable cause) {
        super("No gateway answers at %s; check the address, and that it is running.".formatted(gateway), cause);
    }
}
