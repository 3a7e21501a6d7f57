package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.net.URI;
import java.util.Optional;

/** Addresses in scripts. */
final class Urls {

    /** A name that never resolves, so nothing leaves the machine by mistake. */
    static final String FOREIGN = "http://elsewhere.invalid";

    private Urls() {}

    /** Scheme and host, e.g. {@code http://10.0.0.1:80}, without a slash at the end. */
    static Optional<String> base(Parameters of, String field) {
        return of.text(field)
                .map(text -> usable(text)
                        ? text.replaceAll("/+$", "")
                        : of.refuse(
                                field,
                                of.json(field).orElseThrow(),
                                "an address such as \"http://elsewhere.invalid\""));
    }

    private static boolean usable(String text) {
        try {
            var address = URI.create(text);
            return address.getScheme() != null && address.getHost() != null;
        } catch (IllegalArgumentException ex) {
            return false;
        }
    }
}
