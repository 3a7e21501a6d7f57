package io.lorapipe.messaging;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The W3C trace context of what this thread works on; it travels with every event made meanwhile. */
public final class Trace {

    /** Name of the record header, and of the key in structured logs. */
    public static final String HEADER = "traceparent";

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_END = "00-".length() + 32;

    private Trace() {}

    /** A context for a new event: in the trace of this thread where there is one, else in a new one. */
    public static String next() {
        var current = MDC.get(HEADER);
        var trace = current == null ? "00-" + random(16) : current.substring(0, TRACE_END);
        return trace + "-" + random(8) + "-01";
    }

    /** Runs {@code work} within the trace {@code traceparent}; one that is malformed is ignored. */
    public static void within(@Nullable String traceparent, Runnable work) {
        try (var ignored = open(traceparent)) {
            work.run();
        }
    }

    static MDC.MDCCloseable open(@Nullable String traceparent) {
        var valid = traceparent != null && VALID.matcher(traceparent).matches();
        return MDC.putCloseable(HEADER, valid ? traceparent : "00-" + random(16) + "-" + random(8) + "-01");
    }

    private static String random(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
