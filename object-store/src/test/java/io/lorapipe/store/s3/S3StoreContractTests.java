package io.lorapipe.store.s3;

import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.testing.ObjectStoreContract;

class S3StoreContractTests extends ObjectStoreContract {

    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();
    private final ObjectStore store = S3Store.open(server.settings(bucket));

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected int objectsBehind() {
        return server.objects(bucket).size() + server.uploads(bucket).size();
    }

    @Override
    protected boolean nestsKeys() {
        return false;
    }
}
