package io.lorapipe.store.supabase;

import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One bucket: its settings, and how it is made. */
final class SupabaseBucket {

    private static final long MIB = 1024L * 1024;

    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final String store;
    private final String name;
    private final BucketRules wanted;
    private volatile @Nullable BucketRules known;

    SupabaseBucket(SupabaseCalls calls, SupabaseFailures failures, String store, String name, BucketRules wanted) {
        this.calls = calls;
        this.failures = failures;
        this.store = store;
        this.name = name;
        this.wanted = wanted;
    }

    /** What the bucket of these settings should be like. */
    static BucketRules wanted(SupabaseSettings settings, String bucket) {
        List<String> images = List.of("image/jpeg", "image/png", "image/webp", "application/zip");
        List<String> weights = List.of("application/octet-stream", "application/json");
        if (!bucket.equals(settings.weightsBucket())) {
            return new BucketRules(false, 50 * MIB, images);
        }
        boolean both = bucket.equals(settings.bucket());
        List<String> types =
                both ? Stream.concat(images.stream(), weights.stream()).toList() : weights;
        return new BucketRules(false, 1024 * MIB, types);
    }

    /** Fails when the bucket's settings, as far as we may see them, exclude the content. */
    void check(Content content) {
        BucketRules rules = known;
        if (rules == null || !rules.allow(content)) {
            rules = look().orElse(BucketRules.UNKNOWN);
            known = rules;
        }
        if (!rules.allowsSize(content.length())) {
            throw failures.tooLarge(store, content.length(), rules.limit());
        }
        if (!rules.allowsType(content.contentType())) {
            throw failures.type(content.contentType());
        }
    }

    /** Why the server refused this content. */
    StoreException refusal(SupabaseAnswer answer, Content content) {
        return switch (Reason.of(answer)) {
            case TOO_LARGE -> failures.tooLarge(store, content.length(), limitNow());
            case TYPE -> failures.type(content.contentType());
            case NO_OBJECT,
                    NO_BUCKET,
                    EXISTS,
                    KEY,
                    RANGE,
                    NO_RIGHT,
                    BAD_SECRET,
                    EXPIRED_SECRET,
                    BUSY,
                    NOT_SUPABASE,
                    OTHER -> failures.of(answer);
        };
    }

    /** Null where the key does not see it; what was known of it allowed what has been refused. */
    private @Nullable Long limitNow() {
        try {
            BucketRules rules = look().orElse(BucketRules.UNKNOWN);
            known = rules;
            return rules.limit();
        } catch (StoreException unseen) {
            return null;
        }
    }

    private Optional<BucketRules> look() {
        SupabaseAnswer answer = calls.call(calls.to(calls.bucket("bucket", name)));
        if (answer.ok()) {
            return Optional.of(BucketRules.of(answer.json()));
        }
        return switch (Reason.of(answer)) {
            case NO_BUCKET, NO_RIGHT -> Optional.empty(); // a lesser key does not see it
            case NO_OBJECT,
                    EXISTS,
                    TOO_LARGE,
                    TYPE,
                    KEY,
                    RANGE,
                    BAD_SECRET,
                    EXPIRED_SECRET,
                    BUSY,
                    NOT_SUPABASE,
                    OTHER -> throw failures.of(answer);
        };
    }

    /** The bucket's own limit; empty when it has none, or the key does not see it. */
    OptionalLong largestObject() {
        Long limit = look().map(BucketRules::limit).orElse(null);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Makes the bucket when it is not there; fails when one is there that cannot do. Whether it was made. */
    boolean ensure() {
        Optional<BucketRules> there = look();
        if (there.isPresent()) {
            requireFit(there.get());
            return false;
        }
        SupabaseAnswer answer = create(wanted.limit());
        if (!answer.ok() && Reason.of(answer) == Reason.TOO_LARGE) {
            answer = create(null); // the project's own limit is lower, and applies
        }
        if (!answer.ok() && Reason.of(answer) != Reason.EXISTS) {
            throw failures.of(answer);
        }
        known = null;
        return true;
    }

    private SupabaseAnswer create(@Nullable Long limit) {
        ObjectNode body = SupabaseAnswer.JSON.createObjectNode();
        body.put("id", name).put("name", name).put("public", false).put("file_size_limit", limit);
        wanted.types().forEach(body.putArray("allowed_mime_types")::add);
        Request.Builder request =
                calls.to(calls.storage().newBuilder().addPathSegment("bucket").build());
        return calls.call(request.post(SupabaseCalls.json(body)));
    }

    private void requireFit(BucketRules there) {
        if (there.isPublic()) {
            throw new StoreException.Refused(
                    "The bucket %s is public, so anyone may read what lies in it: make it private, as docs/supabase.md shows."
                            .formatted(name));
        }
        wanted.types().stream()
                .filter(type -> !there.allowsType(type))
                .findFirst()
                .ifPresent(type -> {
                    throw failures.type(type);
                });
    }
}
