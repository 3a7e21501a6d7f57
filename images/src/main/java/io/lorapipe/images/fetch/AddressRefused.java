package io.lorapipe.images.fetch;

import java.net.UnknownHostException;

/** An address that is not public was about to be used; of a type that name look-ups may throw as well. */
final class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused() {
        super("not a public address");
    }
}
