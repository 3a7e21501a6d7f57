package io.lorapipe.gateway.training.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file to download.
 *
 * @param sha256 digest of the bytes
 * @param size in bytes
 * @param url where to get it
 * @param fileName what it is called when saved
 */
public record FileView(String sha256, long size, String url, String fileName) {

    /** The weights of a training; {@code version} is null where no character got them. */
    public static FileView weights(
            UUID trainingId, String character, @Nullable Integer version, String sha256, long size) {
        return new FileView(
                sha256, size, url(trainingId, "weights"), plainName(trainingId, character, version) + ".safetensors");
    }

    static FileView config(UUID trainingId, String character, @Nullable Integer version, String sha256, long size) {
        return new FileView(
                sha256, size, url(trainingId, "config"), plainName(trainingId, character, version) + ".json");
    }

    private static String url(UUID trainingId, String what) {
        return "/api/trainings/%s/%s".formatted(trainingId, what);
    }

    /** What files of a training are called, without an extension. */
    public static String plainName(UUID trainingId, String character, @Nullable Integer version) {
        var plain = character.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return version == null || plain.isEmpty() ? trainingId.toString() : plain + "-v" + version;
    }
}
