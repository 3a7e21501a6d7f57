package io.lorapipe.training.links;

import java.net.UnknownHostException;

/** A name stands for an address that is nearer to us than the provider is. */
final class LeadsInside extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    LeadsInside(String host) {
        super(host + " leads into our own network");
    }
}
