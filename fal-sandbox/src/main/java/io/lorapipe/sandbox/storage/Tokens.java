package io.lorapipe.sandbox.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What lets a caller write to the file host for a while, without its key. */
public final class Tokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String SCHEME = "Bearer ";

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;

    public Tokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new one.
     *
     * @param expiresAt not valid from then on
     */
    public record Token(String token, Instant expiresAt) {}

    public Token issue() {
        var token = new Token(UUID.randomUUID().toString(), clock.instant().plus(LIFE));
        ends.put(token.token(), token.expiresAt());
        return token;
    }

    /** Whether the header's value carries one that is still good. */
    public boolean admits(Optional<String> authorization) {
        return authorization
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> ends.get(value.substring(SCHEME.length())))
                .filter(end -> clock.instant().isBefore(end))
                .isPresent();
    }
}
