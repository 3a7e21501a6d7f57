package io.lorapipe.store.testing;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the contract has to know about the store that it is tried on. */
public abstract class StoreUnderTest {

    protected static final ObjectKey KEY = new ObjectKey("ann/lora-training/a file (1).zip");
    static final String ZIP = "application/zip";

    /** The store under test, empty. */
    protected abstract ObjectStore store();

    /** How many objects, whole or not, the store really holds, seen from behind it. */
    protected abstract int objectsBehind();

    /** Whether objects are found by their key alone, so that they can be compared, replaced, listed and deleted. */
    protected boolean findsByKey() {
        return true;
    }

    /** Whether something answers at the store's links while it is tried. */
    protected boolean servesLinks() {
        return true;
    }

    /** Whether a key may lie below another one here, as in a store; test servers on a file system cannot do it. */
    protected boolean nestsKeys() {
        return true;
    }

    /** A location of this store at which there is nothing. */
    protected Location missing() {
        return store().at(new ObjectKey("ann/nothing.zip"));
    }

    final Location put(byte[] bytes) {
        return store().put(KEY, Content.of(bytes, ZIP)).object().location();
    }

    final byte[] bytesOf(Location location, ByteRange range) {
        try (InputStream bytes = store().get(location, range)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
