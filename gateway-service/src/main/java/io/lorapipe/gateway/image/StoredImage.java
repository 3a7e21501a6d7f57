package io.lorapipe.gateway.image;

import java.util.List;

/**
 * A reference image that was checked and lies in the store.
 *
 * @param name what the user calls it
 * @param store id of the store
 * @param key its name in the store
 * @param sha256 digest of the bytes
 * @param width pixels
 * @param height pixels
 * @param bytes length of the file
 * @param warnings what may make a worse training
 */
public record StoredImage(
        String name,
        String store,
        String key,
        String sha256,
        int width,
        int height,
        long bytes,
        List<Warning> warnings) {

    public StoredImage {
        warnings = List.copyOf(warnings);
    }
}
