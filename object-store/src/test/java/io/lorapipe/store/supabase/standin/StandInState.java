package io.lorapipe.store.supabase.standin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What the stand-in holds: buckets, objects, open uploads, tokens of links. */
final class StandInState {

    final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    final Map<String, Tus> uploads = new ConcurrentHashMap<>();
    final Map<String, Token> tokens = new ConcurrentHashMap<>();
    final Clock clock;
    volatile int page = 1000;
    volatile boolean databaseDown;

    StandInState(Clock clock) {
        this.clock = clock;
    }

    record Bucket(String name, boolean isPublic, @Nullable Long limit, List<String> types) {}

    @SuppressWarnings("ArrayRecordComponent")
    record Stored(String type, String metadata, Instant modified, byte[] bytes) {}

    record Token(String object, Instant expiry) {}

    /** An upload under way; its bytes are those that came, also when the connection broke after them. */
    static final class Tus {
        final String id = UUID.randomUUID().toString();
        final String object;
        final String type;
        final String metadata;
        final byte[] bytes;
        int offset;

        Tus(String object, String type, String metadata, int length) {
            this.object = object;
            this.type = type;
            this.metadata = metadata;
            this.bytes = new byte[length];
        }

        boolean whole() {
            return offset == bytes.length;
        }
    }

    Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw Refusal.noBucket();
        }
        return bucket;
    }

    Stored object(String name) {
        return objects.computeIfAbsent(name, missing -> {
            throw Refusal.noObject();
        });
    }

    void requireType(Bucket bucket, String type) {
        if (!bucket.types().isEmpty() && !bucket.types().contains(type)) {
            throw Refusal.type(type);
        }
    }

    void requireSize(Bucket bucket, long declared) {
        if (declared > Objects.requireNonNullElse(bucket.limit(), Long.MAX_VALUE)) {
            throw Refusal.tooLarge();
        }
    }

    /** What the database says of a new row, which it is asked when all else is right. */
    void requireRow(String object, boolean replaces, boolean mayAll) {
        if (!mayAll) {
            throw Refusal.rowLevelSecurity();
        }
        if (!replaces && objects.containsKey(object)) {
            throw Refusal.rest(409, "Duplicate", "KeyAlreadyExists", "The resource already exists");
        }
    }

    void store(String object, String type, String metadata, byte[] bytes) {
        objects.put(object, new Stored(type, metadata, clock.instant(), bytes));
    }
}
