package io.lorapipe.store.check;

/** What is tried on a store, in this order. */
public enum Step {
    /** The bucket is made where it is missing; only where this was asked for. */
    BUCKET,
    /** An object is put. */
    PUT,
    /** The store tells its size, type and digest. */
    HEAD,
    /** All its bytes come back. */
    READ,
    /** A part of its bytes comes back. */
    RANGE,
    /** Its link is fetched without credentials, as a provider does. */
    LINK,
    /** An object of every other media type is put that the store's roles need. */
    TYPES,
    /** An object is put that is too large for one request, as most archives and weights are. */
    LARGE,
    /** The largest object that the store takes suffices for its roles. */
    LIMIT,
    /** The objects of a prefix are listed, which sweeping needs. */
    LIST,
    /** Uploads that never ended are looked for, which sweeping needs. */
    UNFINISHED,
    /** All of these objects are deleted, and are gone. */
    DELETE
}
