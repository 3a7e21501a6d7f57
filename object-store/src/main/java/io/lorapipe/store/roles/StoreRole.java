package io.lorapipe.store.roles;

/** What a store is used for. */
public enum StoreRole {
    /** Reference images of characters. */
    REFERENCES,
    /** Archives between archive-service and upload-service. */
    STAGING,
    /** Archives where the provider fetches them. */
    DELIVERY,
    /** Weights in our custody. */
    WEIGHTS
}
