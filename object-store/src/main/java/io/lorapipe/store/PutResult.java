package io.lorapipe.store;

/** What a put did. */
public sealed interface PutResult {

    /** The object as it is in the store now. */
    StoredObject object();

    /** The content was written and verified. */
    record Stored(StoredObject object) implements PutResult {}

    /** The same content was there under this key already; nothing was written. */
    record AlreadyThere(StoredObject object) implements PutResult {}
}
