package io.lorapipe.store.supabase;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Access to Supabase Storage; null takes the default.
 *
 * @param url address of the project, from SUPABASE_URL
 * @param storageUrl address of its storage interface, from SUPABASE_STORAGE_URL; default {@code {url}/storage/v1}
 * @param secretKey from SUPABASE_SECRET_KEY or SUPABASE_SERVICE_ROLE_KEY
 * @param bucket from SUPABASE_BUCKET; default {@code character-references}
 * @param weightsBucket from SUPABASE_WEIGHTS_BUCKET; default {@code character-weights}
 */
public record SupabaseSettings(
        @Nullable URI url,
        @Nullable URI storageUrl,
        @Nullable String secretKey,
        String bucket,
        String weightsBucket) {

    /** No project. */
    public static final SupabaseSettings NONE = new SupabaseSettings(null, null, null, null, null);

    public SupabaseSettings(
            @Nullable URI url,
            @Nullable URI storageUrl,
            @Nullable String secretKey,
            @Nullable String bucket,
            @Nullable String weightsBucket) {
        this.url = url;
        this.storageUrl = storageUrl;
        this.secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey.strip();
        this.bucket = bucket == null || bucket.isBlank() ? "character-references" : bucket.strip();
        this.weightsBucket =
                weightsBucket == null || weightsBucket.isBlank() ? "character-weights" : weightsBucket.strip();
    }

    /** The same project with the weights' bucket as its bucket. */
    public SupabaseSettings forWeights() {
        return new SupabaseSettings(url, storageUrl, secretKey, weightsBucket, weightsBucket);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SupabaseSettings[url=%s, storageUrl=%s, secretKey=%s, bucket=%s, weightsBucket=%s]"
                .formatted(url, storageUrl, secretKey == null ? "none" : "set", bucket, weightsBucket);
    }
}
