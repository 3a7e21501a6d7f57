package io.lorapipe.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who a key belongs to; the key itself is kept nowhere.
 *
 * @param id the same for the same key, and not the key
 */
public record Account(String id) {

    /** The account of a key as it stands in {@code Authorization: Key <key>}. */
    public static Account ofKey(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new Account("sandbox_" + HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }
}
