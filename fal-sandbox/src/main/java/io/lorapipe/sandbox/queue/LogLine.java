package io.lorapipe.sandbox.queue;

import java.time.Instant;

/** One line that a run wrote. */
public record LogLine(Instant timestamp, String message) {}
