package io.lorapipe.training.run;

import java.time.Instant;
import java.util.UUID;

/** The archive was fetched for the first time by the link that was made for this attempt. */
public record Fetch(UUID attemptId, Instant at) {}
