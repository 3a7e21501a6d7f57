package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.platform.Page;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a query as the Platform API defines them. */
final class QueryParameters {

    private static final int MOST_IDS = 50;
    private static final int USUAL_LIMIT = 50;

    private final MultiValueMap<String, String> parameters;

    QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Up to fifty, repeated or separated by commas. */
    Set<String> ids(String name) {
        var ids = new LinkedHashSet<>(all(name));
        if (ids.size() > MOST_IDS) {
            throw Refusal.invalid(name + " must name at most " + MOST_IDS);
        }
        return ids;
    }

    /** One to fifty endpoints. */
    Set<String> endpoints() {
        var ids = ids("endpoint_id");
        if (ids.isEmpty()) {
            throw Refusal.invalid("endpoint_id must be given 1 to " + MOST_IDS + " times");
        }
        return ids;
    }

    Optional<UUID> requestId() {
        return one("request_id", "a UUID", UUID::fromString);
    }

    Optional<Instant> time(String name) {
        return one(name, "a date, or a date and time with its offset", QueryParameters::read);
    }

    Page.Wish page(int mostItems) {
        var limit = one("limit", "a number", Integer::valueOf).orElse(Math.min(USUAL_LIMIT, mostItems));
        if (limit < 1 || limit > mostItems) {
            throw Refusal.invalid("limit must be 1 to " + mostItems);
        }
        return new Page.Wish(
                one("cursor", "the cursor of an answer", Cursor::page).orElse(1), limit);
    }

    <T> Optional<T> choice(String name, Map<String, T> choices) {
        return one(
                name,
                "one of " + String.join(", ", choices.keySet()),
                text -> Optional.ofNullable(choices.get(text)).orElseThrow());
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    boolean isTrue(String name) {
        return "true".equals(parameters.getFirst(name));
    }

    boolean expands(String what) {
        return all("expand").contains(what);
    }

    private <T> Optional<T> one(String name, String kind, Function<String, T> read) {
        try {
            return Optional.ofNullable(parameters.getFirst(name)).map(read);
        } catch (RuntimeException ex) {
            throw Refusal.invalid(name + " must be " + kind);
        }
    }

    private List<String> all(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .toList();
    }

    private static Instant read(String time) {
        return OffsetDateTime.parse(time.contains("T") ? time : time + "T00:00:00Z")
                .toInstant();
    }
}
