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
    volatile long projectLimit = 500L * 1024 * 1024;

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
        final int length;
        private byte[] bytes = {};
        int offset;

        Tus(String object, String type, String metadata, int length) {
            this.object = object;
            this.type = type;
            this.metadata = metadata;
            this.length = length;
        }

        /** Room for all of them, once some come. */
        byte[] bytes() {
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            return bytes;
        }

        boolean whole() {
            return offset == length;
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
        if (declared > largest(bucket)) {
            throw Refusal.tooLarge();
        }
    }

    /** The project's limit applies to buckets that have none. */
    long largest(Bucket bucket) {
        return Math.min(projectLimit, Objects.requireNonNullElse(bucket.limit(), Long.MAX_VALUE));
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
