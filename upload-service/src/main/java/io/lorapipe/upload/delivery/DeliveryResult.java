package io.lorapipe.upload.delivery;

import io.lorapipe.store.Location;

/** What came of a delivery. */
public sealed interface DeliveryResult {

    /** The archive lies in the delivery store, verified, and the training holds it. */
    record Delivered(Location location) implements DeliveryResult {}

    /** The staged archive is gone, or was damaged and is deleted; and it was not delivered before. */
    record Lost() implements DeliveryResult {}

    /** The delivery store does not take as much; {@code why} is one sentence with the numbers. */
    record TooLarge(String why) implements DeliveryResult {}

    /** The delivery store will not take it; {@code why} is one sentence for the user. */
    record Refused(String why) implements DeliveryResult {}

    /** The archive does not lie where the archives of its user lie. */
    record Foreign() implements DeliveryResult {}

    /** Nobody wants it any more. */
    record Abandoned() implements DeliveryResult {}
}
