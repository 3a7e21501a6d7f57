package io.lorapipe.sandbox.access;

import io.lorapipe.sandbox.digest.Sha256;

/**
 * Who a key belongs to; the key itself is kept nowhere.
 *
 * @param id the same for the same key, and not the key
 */
public record Account(String id) {

    private static final int DIGITS = 16;

    /** The account of a key as it stands in {@code Authorization: Key <key>}. */
    public static Account ofKey(String key) {
        return new Account("sandbox_" + Sha256.hex(key).substring(0, DIGITS));
    }
}
