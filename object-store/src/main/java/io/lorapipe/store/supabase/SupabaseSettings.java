package io.lorapipe.store.supabase;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ShownUrl;
import java.net.URI;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which Supabase project holds objects; null takes the default.
 *
 * @param url address of the project, from SUPABASE_URL
 * @param storageUrl address of its Storage, from SUPABASE_STORAGE_URL; default {@code {url}/storage/v1}
 * @param secretKey a secret key ({@code sb_secret_...}) or the service_role JWT, from SUPABASE_SECRET_KEY
 * @param bucket for reference images and archives, from SUPABASE_BUCKET; default {@code character-references}
 * @param weightsBucket for weights, from SUPABASE_WEIGHTS_BUCKET; default {@code character-weights}
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
        this.url = blankToNull(url);
        this.storageUrl = blankToNull(storageUrl);
        this.secretKey = secretKey == null || secretKey.isBlank() ? null : secretKey.strip();
        this.bucket = bucket == null || bucket.isBlank() ? "character-references" : bucket.strip();
        this.weightsBucket =
                weightsBucket == null || weightsBucket.isBlank() ? "character-weights" : weightsBucket.strip();
    }

    /** Whether there is an address and a key. */
    public boolean isComplete() {
        return (url != null || storageUrl != null) && secretKey != null;
    }

    /** The key; fails with {@link InvalidStoreSettings} when there is none or it cannot be the right one. */
    String requiredKey() {
        if (secretKey == null) {
            throw new InvalidStoreSettings("Supabase needs a secret key of the project: set SUPABASE_SECRET_KEY.");
        }
        if (secretKey.startsWith("sb_publishable_") || !secretKey.matches("[\\x21-\\x7E]+")) {
            throw new InvalidStoreSettings(
                    "SUPABASE_SECRET_KEY holds no secret key: set it to the project's sb_secret_... or service_role key.");
        }
        return secretKey;
    }

    /** The address of Storage, without a slash at its end; fails with {@link InvalidStoreSettings}. */
    HttpUrl storage() {
        if (storageUrl != null) {
            return address("SUPABASE_STORAGE_URL", storageUrl).build();
        }
        if (url != null) {
            return address("SUPABASE_URL", url).addPathSegments("storage/v1").build();
        }
        throw new InvalidStoreSettings("Supabase needs the address of the project: set SUPABASE_URL.");
    }

    /**
     * How the project is called in ids of stores: one name for all addresses of its Storage, so that a change from one
     * to another strands nothing.
     */
    String host() {
        HttpUrl named = url == null ? storage() : address("SUPABASE_URL", url).build();
        String host = named.host().replaceFirst("\\.storage\\.supabase\\.(co|in)$", ".supabase.$1");
        return named.port() == HttpUrl.defaultPort(named.scheme()) ? host : host + ":" + named.port();
    }

    private static HttpUrl.Builder address(String setting, URI address) {
        HttpUrl parsed = HttpUrl.parse(address.toString().replaceFirst("/+$", ""));
        if (parsed == null) {
            throw new InvalidStoreSettings(
                    "%s is \"%s\", which is no http or https address.".formatted(setting, ShownUrl.of(address)));
        }
        return parsed.newBuilder().query(null).fragment(null);
    }

    private static @Nullable URI blankToNull(@Nullable URI value) {
        return value == null || value.toString().isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return "SupabaseSettings[url=%s, storageUrl=%s, secretKey=%s, bucket=%s, weightsBucket=%s]"
                .formatted(
                        ShownUrl.of(url),
                        ShownUrl.of(storageUrl),
                        secretKey == null ? "none" : "set",
                        bucket,
                        weightsBucket);
    }
}
