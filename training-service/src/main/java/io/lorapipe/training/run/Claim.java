package io.lorapipe.training.run;

import java.util.UUID;

/** Somebody says that an attempt is this request of the provider; believed only after asking the provider. */
public record Claim(UUID attemptId, String requestId) {}
