package io.lorapipe.store.supabase;

import io.lorapipe.store.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a bucket takes.
 *
 * @param limit of an object in bytes; null when the bucket has none of its own
 * @param types media types, of which {@code type/*} stands for many; empty for all
 */
record BucketRules(boolean isPublic, @Nullable Long limit, List<String> types) {

    static final BucketRules UNKNOWN = new BucketRules(false, null, List.of());

    static BucketRules of(JsonNode bucket) {
        JsonNode limit = bucket.path("file_size_limit");
        return new BucketRules(
                bucket.path("public").asBoolean(false),
                limit.isNumber() ? limit.asLong() : null,
                bucket.path("allowed_mime_types")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    boolean allow(Content content) {
        return allowsSize(content.length()) && allowsType(content.contentType());
    }

    boolean allowsSize(long size) {
        return limit == null || limit == 0 || size <= limit;
    }

    boolean allowsType(String type) {
        String any = type.substring(0, type.indexOf('/') + 1) + "*";
        return types.isEmpty() || types.contains(type) || types.contains(any);
    }
}
