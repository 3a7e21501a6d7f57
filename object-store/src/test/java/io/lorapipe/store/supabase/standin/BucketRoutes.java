package io.lorapipe.store.supabase.standin;

import static io.lorapipe.store.supabase.standin.ObjectRoutes.JSON;

import io.lorapipe.store.supabase.standin.StandInState.Bucket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Buckets, and what concerns many objects of one. */
final class BucketRoutes {

    private final StandInState state;

    BucketRoutes(StandInState state) {
        this.state = state;
    }

    StandInAnswer get(String name, boolean mayAll) {
        Bucket bucket = state.bucket(name);
        if (!mayAll) {
            throw Refusal.noBucket();
        }
        ObjectNode answer = JSON.createObjectNode()
                .put("id", name)
                .put("public", bucket.isPublic())
                .put("file_size_limit", bucket.limit());
        ArrayNode types = answer.putArray("allowed_mime_types");
        bucket.types().forEach(types::add);
        return StandInAnswer.json(200, JSON.writeValueAsString(answer));
    }

    StandInAnswer create(StandInCall call, boolean mayAll) throws IOException {
        JsonNode asked = JSON.readTree(call.body().readAllBytes());
        @Nullable
        Long limit = asked.path("file_size_limit").isNull()
                ? null
                : asked.path("file_size_limit").asLong();
        if (!mayAll) {
            throw Refusal.rowLevelSecurity();
        }
        if (limit != null && limit > state.projectLimit) {
            throw Refusal.tooLarge();
        }
        String name = asked.required("id").asString();
        List<String> types = asked.path("allowed_mime_types")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        state.buckets.put(name, new Bucket(name, asked.path("public").asBoolean(), limit, types));
        return StandInAnswer.json(
                200, JSON.writeValueAsString(JSON.createObjectNode().put("name", name)));
    }

    /** Names what was deleted, and is silent about the rest. */
    StandInAnswer delete(StandInCall call, String bucket, boolean mayAll) throws IOException {
        JsonNode asked = JSON.readTree(call.body().readAllBytes());
        state.bucket(bucket);
        ArrayNode deleted = JSON.createArrayNode();
        asked.required("prefixes").valueStream().map(JsonNode::asString).forEach(name -> {
            if (mayAll && state.objects.remove(bucket + "/" + name) != null) {
                deleted.addObject().put("name", name);
            }
        });
        return StandInAnswer.json(200, JSON.writeValueAsString(deleted));
    }

    StandInAnswer list(StandInCall call, String bucket, boolean mayAll) throws IOException {
        JsonNode asked = JSON.readTree(call.body().readAllBytes());
        String from = bucket + "/" + asked.path("cursor").asString("");
        String prefix = bucket + "/" + asked.path("prefix").asString("");
        List<Map.Entry<String, StandInState.Stored>> found = state.objects.entrySet().stream()
                .filter(entry -> mayAll && entry.getKey().startsWith(prefix))
                .filter(entry -> entry.getKey().compareTo(from) > 0)
                .toList();
        int limit = Math.min(asked.path("limit").asInt(1000), state.page);
        ObjectNode answer = JSON.createObjectNode().put("hasNext", found.size() > limit);
        answer.putArray("folders");
        ArrayNode objects = answer.putArray("objects");
        found.stream().limit(limit).forEach(entry -> describe(objects.addObject(), bucket, entry));
        if (found.size() > limit) {
            answer.put("nextCursor", found.get(limit - 1).getKey().substring(bucket.length() + 1));
        }
        return StandInAnswer.json(200, JSON.writeValueAsString(answer));
    }

    private static void describe(ObjectNode into, String bucket, Map.Entry<String, StandInState.Stored> entry) {
        StandInState.Stored stored = entry.getValue();
        into.put("name", entry.getKey().substring(bucket.length() + 1));
        into.put("updated_at", stored.modified().toString());
        into.putObject("metadata").put("size", stored.bytes().length).put("mimetype", stored.type());
    }
}
