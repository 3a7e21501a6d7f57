package io.lorapipe.sandbox.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which requests a caller wants to see.
 *
 * @param account whose requests
 * @param from the earliest time sent, included
 * @param until the latest time sent, not included
 * @param after the last request of the page before
 */
public record RequestQuery(
        String account,
        Set<String> endpoints,
        Optional<UUID> requestId,
        Optional<Status> status,
        Sorting sorting,
        Instant from,
        Instant until,
        int limit,
        Optional<UUID> after) {

    /** How a request ended, by its HTTP status. */
    public enum Status {
        SUCCESS,
        ERROR,
        USER_ERROR
    }

    /** What comes first: what ended last (or has not ended), or what took longest. */
    public enum Sorting {
        ENDED_AT,
        DURATION
    }

    /** How far back a query looks that does not say: a day, or 90 days for one request. */
    public static Duration window(boolean oneRequest) {
        return oneRequest ? Duration.ofDays(90) : Duration.ofDays(1);
    }
}
