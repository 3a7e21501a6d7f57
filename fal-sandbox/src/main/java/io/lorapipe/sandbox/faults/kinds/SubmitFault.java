package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What can happen to a submit only. */
public sealed interface SubmitFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "foreign_links",
            of -> new ForeignLinks(
                    Urls.base(of, "base").orElse(Urls.FOREIGN),
                    of.choice("link", Link.class).map(List::of).orElse(Arrays.asList(Link.values()))));

    /** The links of an accepted request. */
    enum Link {
        STATUS_URL,
        RESPONSE_URL,
        CANCEL_URL
    }

    /** Accepted, but the links of the answer point at another server. */
    record ForeignLinks(String base, List<Link> links) implements SubmitFault {}
}
