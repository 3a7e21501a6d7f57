package io.lorapipe.store;

import java.time.Instant;

/**
 * An upload that was begun and never ended: bytes that a store keeps although they are no object.
 *
 * @param id the store's own name for it, for {@link ObjectStore#discard}; holds no secret
 * @param name what a reader calls it by: the key it was for, or the name of its file
 * @param begun when it was begun, as far as the store knows
 */
public record UnfinishedUpload(String id, String name, Instant begun) {}
