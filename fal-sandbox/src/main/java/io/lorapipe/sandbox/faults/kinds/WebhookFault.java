package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Map;
import java.util.function.Function;

/** What can happen to the webhook of a request. */
public sealed interface WebhookFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of("never", of -> new Never());

    /** It is not sent at all. */
    record Never() implements WebhookFault {}
}
