package io.lorapipe.store.roles;

import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.store.supabase.SupabaseSettings;
import org.jspecify.annotations.Nullable;

/**
 * A store that new objects went to once, and whose objects are still read and deleted: what the present settings of the
 * same kind do not describe any more. One of the three.
 *
 * @param local another directory
 * @param s3 another bucket, with its own endpoint, region and keys
 * @param supabase another project, or other buckets of it, with its own address and key
 */
public record FormerStore(
        @Nullable LocalSettings local,
        @Nullable S3Settings s3,
        @Nullable SupabaseSettings supabase) {}
