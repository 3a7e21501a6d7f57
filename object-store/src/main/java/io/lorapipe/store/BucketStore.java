package io.lorapipe.store;

import java.util.Optional;
import java.util.OptionalLong;

/** A store that is a bucket: it has to be made, and has a limit of its own. */
public interface BucketStore extends ObjectStore {

    /**
     * Makes the bucket, private and with the limits that its role needs, unless it is there; says whether it was made.
     * One that is there and cannot do is {@link StoreException.Refused}.
     */
    boolean ensureBucket();

    /** The largest object in bytes that the bucket takes; empty where it does not say. */
    default OptionalLong largestObject() {
        return OptionalLong.empty();
    }

    /**
     * Whether it would take an object of this size and type, asked without a byte of it; empty where it does not say.
     */
    default Optional<Boolean> takes(ObjectKey key, long size, String contentType) {
        return Optional.empty();
    }
}
