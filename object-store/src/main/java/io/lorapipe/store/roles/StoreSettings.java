package io.lorapipe.store.roles;

import io.lorapipe.store.fal.FalSettings;
import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.supabase.SupabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where objects live; null takes the default.
 *
 * @param type {@code local} (default), {@code s3}, {@code supabase} or {@code fal}, from LORAPIPE_STORE
 * @param roles types of the stores that single roles have instead, from LORAPIPE_STORE_REFERENCES and its like
 * @param local the directory that all services share
 * @param s3 a bucket behind the S3 interface
 * @param supabase buckets of Supabase Storage
 * @param fal fal.ai's file store
 * @param former stores that new objects went to once, from {@code lorapipe.stores.former[0]} on
 */
public record StoreSettings(
        String type,
        Map<StoreRole, String> roles,
        LocalSettings local,
        S3Settings s3,
        SupabaseSettings supabase,
        FalSettings fal,
        List<FormerStore> former) {

    public StoreSettings(
            @Nullable String type,
            @Nullable Map<StoreRole, String> roles,
            @Nullable LocalSettings local,
            @Nullable S3Settings s3,
            @Nullable SupabaseSettings supabase,
            @Nullable FalSettings fal,
            @Nullable List<FormerStore> former) {
        this.type = type == null || type.isBlank() ? "local" : type.strip();
        this.roles = named(roles == null ? Map.of() : roles);
        this.local = local == null ? LocalSettings.NONE : local;
        this.s3 = s3 == null ? S3Settings.NONE : s3;
        this.supabase = supabase == null ? SupabaseSettings.NONE : supabase;
        this.fal = fal == null ? FalSettings.NONE : fal;
        this.former = former == null ? List.of() : List.copyOf(former);
    }

    /** A local store in this directory, with links at this address. */
    public static StoreSettings local(Path directory, @Nullable URI publicUrl) {
        return new StoreSettings("local", null, new LocalSettings(directory, null, publicUrl), null, null, null, null);
    }

    private static Map<StoreRole, String> named(Map<StoreRole, String> roles) {
        Map<StoreRole, String> named = new EnumMap<>(StoreRole.class);
        roles.forEach((role, type) -> {
            if (!type.isBlank()) {
                named.put(role, type.strip());
            }
        });
        return Map.copyOf(named);
    }
}
