package io.lorapipe.store.supabase;

import io.lorapipe.store.ObjectKey;
import java.util.List;
import java.util.Set;
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
     * Deletes many. The server passes over what is not there, what the key may not delete and what it may not even see
     * alike; so what it does not name is deleted by itself, which tells these apart.
     */
    void many(List<ObjectKey> keys) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<ObjectKey> some = keys.subList(from, Math.min(from + AT_ONCE, keys.size()));
            Set<String> deleted = delete(some);
            some.stream().filter(key -> !deleted.contains(key.value())).forEach(this::one);
        }
    }

    private Set<String> delete(List<ObjectKey> keys) {
        ObjectNode asked = SupabaseAnswer.JSON.createObjectNode();
        keys.forEach(key -> asked.withArray("prefixes").add(key.value()));
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
