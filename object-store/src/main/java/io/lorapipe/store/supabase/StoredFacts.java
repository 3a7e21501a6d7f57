package io.lorapipe.store.supabase;

import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.StoredObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the server says of an object, and what we have it keep, since it checks no digest itself. */
final class StoredFacts {

    private StoredFacts() {}

    /** Kept with the object as its own metadata. */
    static byte[] metadata(Content content) {
        return SupabaseAnswer.JSON.writeValueAsBytes(SupabaseAnswer.JSON
                .createObjectNode()
                .put("sha256", content.sha256())
                .put("size", content.length()));
    }

    /** By the answer to a question after one object. */
    static StoredObject ofInfo(Location location, JsonNode info) {
        String type = info.path("content_type").asString("application/octet-stream");
        long size = info.path("size").asLong(0);
        return new StoredObject(location, size, sha256(info, size), type, instant(info, "last_modified"));
    }

    /** By an entry of a list, which has no metadata of ours. */
    static StoredObject ofListed(Location location, JsonNode entry) {
        JsonNode metadata = entry.path("metadata");
        String type = metadata.path("mimetype").asString("application/octet-stream");
        return new StoredObject(location, metadata.path("size").asLong(0), null, type, instant(entry, "updated_at"));
    }

    static boolean same(StoredObject object, Content content) {
        return content.sha256().equals(object.sha256())
                && object.size() == content.length()
                && object.contentType().equals(content.contentType());
    }

    /** The digest given with the upload, unless the bytes are not as many as announced with it. */
    private static @Nullable String sha256(JsonNode info, long size) {
        JsonNode ours = info.path("metadata");
        boolean whole = ours.path("size").asLong(-1) == size;
        return whole && ours.path("sha256").isString() ? ours.path("sha256").asString() : null;
    }

    private static Instant instant(JsonNode node, String field) {
        try {
            return OffsetDateTime.parse(node.path(field).asString("")).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
