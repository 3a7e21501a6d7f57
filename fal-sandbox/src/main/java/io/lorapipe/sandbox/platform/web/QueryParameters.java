package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.platform.RequestQuery;
import io.lorapipe.sandbox.platform.RequestQuery.Sorting;
import io.lorapipe.sandbox.platform.RequestQuery.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/** Reads a query as the Platform API defines it. */
final class QueryParameters {

    private static final int MOST_ENDPOINTS = 50;
    private static final int MOST_ITEMS = 100;

    private final MultiValueMap<String, String> parameters;

    QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    RequestQuery toQuery(String account) {
        var requestId = one("request_id", UUID::fromString);
        var until = one("end", QueryParameters::time).orElse(Instant.MAX);
        var reference = until.equals(Instant.MAX) ? Instant.now() : until;
        return new RequestQuery(
                account,
                endpoints(),
                requestId,
                one("status", text -> Status.valueOf(text.toUpperCase(Locale.ROOT))),
                one("sort_by", text -> Sorting.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(Sorting.ENDED_AT),
                one("start", QueryParameters::time)
                        .orElseGet(() -> reference.minus(RequestQuery.window(requestId.isPresent()))),
                until,
                limit(),
                one("cursor", UUID::fromString));
    }

    boolean withPayloads() {
        return all("expand").contains("payloads");
    }

    /** One to fifty, repeated or separated by commas. */
    Set<String> endpoints() {
        var ids = new LinkedHashSet<>(all("endpoint_id"));
        if (ids.isEmpty() || ids.size() > MOST_ENDPOINTS) {
            throw new InvalidQuery("endpoint_id must be given 1 to " + MOST_ENDPOINTS + " times");
        }
        return ids;
    }

    private int limit() {
        var limit = one("limit", Integer::valueOf).orElse(50);
        if (limit < 1 || limit > MOST_ITEMS) {
            throw new InvalidQuery("limit must be 1 to " + MOST_ITEMS);
        }
        return limit;
    }

    private <T> Optional<T> one(String name, Function<String, T> read) {
        try {
            return Optional.ofNullable(parameters.getFirst(name)).map(read);
        } catch (RuntimeException ex) {
            throw new InvalidQuery(name + " cannot be read");
        }
    }

    private List<String> all(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** A date and time with its offset, or a date. */
    private static Instant time(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : OffsetDateTime.parse(text + "T00:00:00Z").toInstant();
    }
}
