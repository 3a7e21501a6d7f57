package io.lorapipe.store.check;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.check.StepResult.Ok;
import io.lorapipe.store.check.StepResult.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts objects under a prefix of its own, looks at them in every way, and deletes them. */
final class ObjectTrial {

    private static final int SIZE = 64 * 1024;
    /** More than any adapter sends with one request, but for the local one. */
    private static final int LARGE = 17 * 1024 * 1024;

    static final String ROOT = "lorapipe-check/";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final ObjectStore store;
    private final Advice advice;
    private final String prefix;
    private final byte[] bytes = new byte[SIZE];
    private final List<Location> put = new ArrayList<>();
    private final List<Location> abandoned = new ArrayList<>();

    ObjectTrial(ObjectStore store, Advice advice, UUID id) {
        this.store = store;
        this.advice = advice;
        this.prefix = ROOT + id + "/";
        new Random(id.hashCode()).nextBytes(bytes);
    }

    /** What the other steps are tried on; empty when nothing was put. */
    Optional<Location> object() {
        return put.stream().findFirst();
    }

    byte firstByte() {
        return bytes[0];
    }

    StepResult put(String type) {
        return new Ok(
                Step.PUT,
                "%d bytes of %s as %s.".formatted(SIZE, type, putOf(type).key()));
    }

    private Location putOf(String type) {
        return putAt(new ObjectKey(prefix + "probe." + type.substring(type.indexOf('/') + 1)), Content.of(bytes, type));
    }

    private Location putAt(ObjectKey key, Content content) {
        try {
            put.add(store.put(key, content).object().location());
        } catch (StoreException.UnknownOutcome unknown) {
            put.add(store.at(key)); // it may be there, and then has to go
            throw unknown;
        }
        return put.getLast();
    }

    /** An object that goes in parts, or in chunks, where the store takes such. */
    StepResult large(String type) {
        if (put.isEmpty()) {
            return new Skipped(Step.LARGE, "Not even a small object could be put.");
        }
        byte[] many = new byte[LARGE];
        new Random(prefix.hashCode()).nextBytes(many);
        putAt(new ObjectKey(prefix + "large"), Content.of(many, type));
        return new Ok(Step.LARGE, "%,d bytes.".formatted(LARGE));
    }

    StepResult head(Location object, String type) {
        StoredObject seen = store.head(object).orElse(null);
        if (seen == null) {
            return advice.on(Step.HEAD, "The store took the object and does not show it.");
        }
        boolean digestFits = seen.sha256() == null
                || seen.sha256().equals(Content.of(bytes, type).sha256());
        return seen.size() == SIZE && seen.contentType().equals(type) && digestFits
                ? new Ok(Step.HEAD, seen.sha256() == null ? "Size and type." : "Size, type and SHA-256.")
                : advice.on(Step.HEAD, "The store tells another size, type or SHA-256 than was put.");
    }

    StepResult whole(Location object) {
        return read(Step.READ, object, ByteRange.ALL, bytes);
    }

    StepResult part(Location object) {
        return read(Step.RANGE, object, new ByteRange(1000, 1999), Arrays.copyOfRange(bytes, 1000, 2000));
    }

    private StepResult read(Step step, Location object, ByteRange range, byte[] expected) {
        try (InputStream read = store.get(object, range)) {
            return Arrays.equals(read.readAllBytes(), expected)
                    ? new Ok(step, "%d bytes, all of them right.".formatted(expected.length))
                    : advice.on(step, "Other bytes came back than were put.");
        } catch (IOException e) {
            throw new StoreException.Unavailable("The store broke off while the object was read.", e);
        }
    }

    StepResult types(List<String> others) {
        for (String type : others) {
            try {
                putOf(type);
            } catch (StoreException failure) {
                return advice.on(Step.TYPES, failure);
            }
        }
        return others.isEmpty()
                ? new Skipped(Step.TYPES, "One type is all that this store has to take.")
                : new Ok(Step.TYPES, "Also %s.".formatted(String.join(", ", others)));
    }

    /** Looks for what earlier checks left behind as well, to take it away with the rest. */
    StepResult list(Instant now) {
        try (Stream<StoredObject> listed = store.list(ROOT)) {
            List<StoredObject> all = listed.toList();
            all.stream()
                    .filter(object -> object.modified().isBefore(now.minus(ABANDONED)))
                    .map(StoredObject::location)
                    .forEach(abandoned::add);
            long own = all.stream()
                    .filter(object -> object.key().value().startsWith(prefix))
                    .count();
            return own == put.size()
                    ? new Ok(Step.LIST, "%d objects of this check.".formatted(own))
                    : advice.on(Step.LIST, "%d objects are listed instead of %d.".formatted(own, put.size()));
        }
    }

    StepResult delete() {
        List<Location> all = Stream.concat(put.stream(), abandoned.stream()).toList();
        store.delete(all);
        List<String> left = all.stream()
                .filter(location -> store.head(location).isPresent())
                .map(location -> location.key().value())
                .toList();
        return left.isEmpty()
                ? new Ok(Step.DELETE, "%d deleted, and gone when asked for.".formatted(all.size()))
                : advice.on(Step.DELETE, "Still there: %s.".formatted(String.join(", ", left)));
    }
}
