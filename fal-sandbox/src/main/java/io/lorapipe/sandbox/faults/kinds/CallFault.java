package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can happen to any HTTP call; {@code accepted} says that it was carried out all the same. */
public sealed interface CallFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.ofEntries(
            Map.entry("drop", of -> new Drop(of.flag("accepted"), of.flag("reset"))),
            Map.entry(
                    "cut",
                    of -> new Cut(
                            of.number("after_bytes", 0, Long.MAX_VALUE).orElse(Cut.DEFAULT_BYTES), of.flag("reset"))),
            Map.entry("delay_before", of -> new Delay(of.requiredDuration("by"), false)),
            Map.entry("delay_after", of -> new Delay(of.requiredDuration("by"), true)),
            Map.entry("answer", Answers::answer),
            Map.entry("empty", Answers::empty),
            Map.entry("unreadable", Answers::unreadable),
            Map.entry("redirect", CallFault::redirect),
            Map.entry("locked", Answers::locked),
            Map.entry("unauthorized", Answers::unauthorized),
            Map.entry("rate_limited", Answers::rateLimited));

    Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** The connection is closed, or reset, without a byte of an answer. */
    record Drop(boolean accepted, boolean reset) implements CallFault {}

    /** The call is carried out; its answer breaks off after so many bytes of the body. */
    record Cut(long afterBytes, boolean reset) implements CallFault {

        static final long DEFAULT_BYTES = 10;
    }

    /** The call is carried out and answered, late; {@code afterwards} when it is carried out before the pause. */
    record Delay(Duration by, boolean afterwards) implements CallFault {}

    /** Another answer than the true one. */
    record Answer(int status, Map<String, String> headers, String body, boolean accepted) implements CallFault {}

    /** To the same URL when there is no location. */
    record Redirect(int status, Optional<String> location, boolean accepted) implements CallFault {}

    private static Redirect redirect(Parameters of) {
        var status = of.number("status", 300, 399).orElse(307L).intValue();
        if (!REDIRECTS.contains(status)) {
            of.refuse("status", of.json("status").orElseThrow(), "one of 301, 302, 303, 307, 308");
        }
        return new Redirect(status, of.text("location"), of.flag("accepted"));
    }
}
