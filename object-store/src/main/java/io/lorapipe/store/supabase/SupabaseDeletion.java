package io.lorapipe.store.supabase;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deleting objects of one bucket; those that are not there are no failure. */
final class SupabaseDeletion {

    private static final int AT_ONCE = 1000;

    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final String bucket;

    SupabaseDeletion(SupabaseCalls calls, SupabaseFailures failures, String bucket) {
        this.calls = calls;
        this.failures = failures;
        this.bucket = bucket;
    }

    void one(ObjectKey key) {
        Request.Builder request = calls.to(calls.object("object", bucket, key)).delete();
        SupabaseAnswer answer = calls.call(request);
        if (!answer.ok() && Reason.of(answer) != Reason.NO_OBJECT) {
            throw failures.of(answer);
        }
    }

    /**
     * Deletes many. The server passes over what is not there and what the key may not delete alike, so of those that it
     * does not name it is asked whether they are there.
     */
    void many(List<Location> locations, Predicate<Location> there) {
        for (int from = 0; from < locations.size(); from += AT_ONCE) {
            List<Location> some = locations.subList(from, Math.min(from + AT_ONCE, locations.size()));
            Set<String> deleted = delete(some);
            List<Location> left = new ArrayList<>(some);
            left.removeIf(location -> deleted.contains(location.key().value()));
            left.stream().filter(there).findAny().ifPresent(location -> {
                throw failures.noRight();
            });
        }
    }

    private Set<String> delete(List<Location> locations) throws StoreException {
        ObjectNode asked = SupabaseAnswer.JSON.createObjectNode();
        locations.forEach(
                location -> asked.withArray("prefixes").add(location.key().value()));
        Request.Builder request = calls.to(calls.bucket("object", bucket)).delete(SupabaseCalls.json(asked));
        SupabaseAnswer answer = calls.call(request);
        if (!answer.ok()) {
            throw failures.of(answer);
        }
        return answer.json()
                .valueStream()
                .map((JsonNode object) -> object.path("name").asString(""))
                .collect(Collectors.toSet());
    }
}
