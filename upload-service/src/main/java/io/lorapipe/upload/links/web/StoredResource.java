package io.lorapipe.upload.links.web;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoredObject;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** An object of a store as Spring serves it, ranges included. */
final class StoredResource extends AbstractResource {

    private final ObjectStore store;
    private final StoredObject object;

    StoredResource(ObjectStore store, StoredObject object) {
        this.store = store;
        this.object = object;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return object.size();
    }

    @Override
    public String getDescription() {
        return "object " + object.key();
    }

    @Override
    public InputStream getInputStream() {
        return store.get(object.location());
    }
}
