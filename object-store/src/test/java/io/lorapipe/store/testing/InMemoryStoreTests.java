package io.lorapipe.store.testing;

import io.lorapipe.store.ObjectStore;

class InMemoryStoreTests extends ObjectStoreContract {

    private final InMemoryStore store = new InMemoryStore("memory");

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int objectsBehind() {
        return (int) store.list("").count();
    }

    @Override
    protected boolean servesLinks() {
        return false;
    }
}
