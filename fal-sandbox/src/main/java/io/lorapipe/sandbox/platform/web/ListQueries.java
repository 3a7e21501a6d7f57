package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.platform.RequestQuery;
import io.lorapipe.sandbox.platform.RequestQuery.Status;
import io.lorapipe.sandbox.platform.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each list of the Platform API takes parameters of its own. */
final class ListQueries {

    private static final int MOST_REQUESTS = 100;
    private static final int MOST_EVENTS = 10_000;
    private static final Duration LONGEST_BILLED = Duration.ofDays(90);

    private static final Map<String, Status> STATUSES =
            new TreeMap<>(Map.of("success", Status.SUCCESS, "error", Status.ERROR, "user_error", Status.USER_ERROR));
    private static final Map<String, Sorting> SORTINGS =
            new TreeMap<>(Map.of("ended_at", Sorting.ENDED_AT, "duration", Sorting.DURATION));

    private ListQueries() {}

    static RequestQuery byEndpoint(String account, QueryParameters parameters) {
        return new RequestQuery(
                account,
                parameters.endpoints(),
                parameters.requestId().map(Set::of).orElseGet(Set::of),
                parameters.choice("status", STATUSES),
                parameters.choice("sort_by", SORTINGS).orElse(Sorting.ENDED_AT),
                parameters.time("start"),
                parameters.time("end"),
                parameters.page(MOST_REQUESTS));
    }

    /** History as it was sent, newest first, from the beginning. */
    static RequestQuery browse(String account, QueryParameters parameters) {
        return new RequestQuery(
                account,
                parameters.ids("endpoint_id"),
                Set.of(),
                Optional.empty(),
                Sorting.SENT_AT,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                parameters.page(MOST_REQUESTS));
    }

    static RequestQuery billed(String account, QueryParameters parameters) {
        var start = parameters.time("start");
        var end = parameters.time("end");
        if (start.isPresent()
                && end.isPresent()
                && Duration.between(start.get(), end.get()).compareTo(LONGEST_BILLED) > 0) {
            throw Refusal.invalid("start and end must be at most 90 days apart");
        }
        return new RequestQuery(
                account,
                parameters.ids("endpoint_id"),
                parameters.ids("request_id").stream().map(ListQueries::uuid).collect(Collectors.toUnmodifiableSet()),
                Optional.empty(),
                Sorting.SENT_AT,
                start,
                end,
                parameters.page(MOST_EVENTS));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException ex) {
            throw Refusal.invalid("request_id must be a UUID");
        }
    }
}
