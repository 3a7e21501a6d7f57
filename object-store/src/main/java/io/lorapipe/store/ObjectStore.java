package io.lorapipe.store;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A place where objects live. Every method fails with a {@link StoreException}, whose type says what to do next. */
public interface ObjectStore {

    /** Id of this store, recorded with every object it holds. */
    String id();

    /**
     * Stores the content under the key, whole and verified, or not at all; other content under the key is replaced at
     * once. Content whose digest is there already is not written again.
     */
    PutResult put(ObjectKey key, Content content, ByteProgress progress);

    /** Opens the bytes of an object; a range that begins behind its end is refused. */
    InputStream get(Location location, ByteRange range);

    /** What the store knows about an object; empty when it is not there. */
    Optional<StoredObject> head(Location location);

    /**
     * Whether an object that is there now will be there for a training that begins with it; false when the store soon
     * removes it by itself, so that it has to be put anew.
     */
    default boolean lasts(StoredObject object) {
        return true;
    }

    /** Deletes an object; one that is not there is no failure. Some kinds have {@link StoreException.NotOffered}. */
    void delete(Location location);

    /** Deletes objects, in as few calls as the store allows; those that are not there are no failure. */
    default void delete(Collection<Location> locations) {
        locations.forEach(this::delete);
    }

    /** Uploads into this store that were begun before this instant and never ended, for sweeping only. */
    default List<UnfinishedUpload> unfinished(Instant before) {
        return List.of();
    }

    /** Takes back an upload that never ended; one that is gone is no failure. */
    default void discard(UnfinishedUpload upload) {
        throw new StoreException.Refused("The store " + id() + " keeps no unfinished uploads.");
    }

    /**
     * All objects whose key begins with the prefix, in no order, for sweeping only; to be closed. Some kinds of store
     * have {@link StoreException.NotOffered}.
     */
    Stream<StoredObject> list(String prefix);

    /**
     * An address from which anyone can fetch the object until it expires; the download is given this name where the
     * store can do so. The object need not be there, except where the store itself signs: that one then has
     * {@link StoreException.NotFound}.
     */
    URI link(Location location, Duration expiry, String name);

    /** Stores the content under the key with nobody listening. */
    default PutResult put(ObjectKey key, Content content) {
        return put(key, content, ByteProgress.NONE);
    }

    /** Opens all bytes of an object. */
    default InputStream get(Location location) {
        return get(location, ByteRange.ALL);
    }

    /** The location of a key in this store, for stores whose objects are found by their key alone. */
    default Location at(ObjectKey key) {
        return new Location(id(), key, null);
    }
}
