package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.Map;
import java.util.function.Function;

/** What can happen to a cancel only. */
public sealed interface CancelFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.of(
            "completes_anyway", of -> new Says(of.choice("says", Wording.class).orElse(Wording.REQUESTED), false),
            "says", of -> new Says(of.requiredChoice("says", Wording.class), true));

    /** How fal answers a cancel, in its older and its newer words. */
    enum Wording {
        REQUESTED(202, "{\"status\":\"CANCELLATION_REQUESTED\"}"),
        OK(200, "{\"status\":\"OK\"}"),
        SUCCESS(200, "{\"success\":true}"),
        ALREADY_COMPLETED(400, "{\"status\":\"ALREADY_COMPLETED\"}"),
        NOT_FOUND(404, "{\"status\":\"NOT_FOUND\"}");

        private final int status;
        private final String body;

        Wording(int status, String body) {
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public String body() {
            return body;
        }
    }

    /** Answered in these words, whether the request is cancelled or goes on as if nobody had asked. */
    record Says(Wording wording, boolean carriedOut) implements CancelFault {}
}
