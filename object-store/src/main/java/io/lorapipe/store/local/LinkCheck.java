package io.lorapipe.store.local;

import io.lorapipe.store.ObjectKey;
import java.time.Instant;

/** What a signed link turned out to be. */
public sealed interface LinkCheck {

    /** Ours and not expired: serve this object under this download name. */
    record Valid(ObjectKey key, String name) implements LinkCheck {}

    /** Ours, but its time is over. */
    record Expired(Instant at) implements LinkCheck {}

    /** Not signed by us, or changed since. */
    record Forged() implements LinkCheck {}
}
