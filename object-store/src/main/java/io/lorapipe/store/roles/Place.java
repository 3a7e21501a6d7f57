package io.lorapipe.store.roles;

import io.lorapipe.store.InvalidStoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the stores that settings can describe. */
enum Place {
    LOCAL,
    S3,
    SUPABASE,
    /** The other bucket of the same project, because the one for archives takes no weights. */
    SUPABASE_WEIGHTS,
    FAL;

    /** Where objects of this role go. */
    static Place of(StoreRole role, StoreSettings settings) {
        String own = settings.roles().get(role);
        if (own != null) {
            return named(own, "LORAPIPE_STORE_" + role, role);
        }
        Place all = named(settings.type(), "LORAPIPE_STORE", role);
        boolean local = all == FAL ? role != StoreRole.DELIVERY : role == StoreRole.STAGING;
        return local ? LOCAL : all;
    }

    private static Place named(String type, String variable, StoreRole role) {
        return switch (type) {
            case "local" -> LOCAL;
            case "s3" -> S3;
            case "supabase" -> role == StoreRole.WEIGHTS ? SUPABASE_WEIGHTS : SUPABASE;
            case "fal" -> fal(variable, role);
            default ->
                throw new InvalidStoreSettings("%s is \"%s\", which is no store: set it to local, s3, supabase or fal."
                        .formatted(variable, type));
        };
    }

    private static Place fal(String variable, StoreRole role) {
        if (role != StoreRole.DELIVERY && !variable.equals("LORAPIPE_STORE")) {
            throw new InvalidStoreSettings(
                    "%s is fal, which neither deletes nor lists files and is for delivery alone: set it to local, s3 or supabase."
                            .formatted(variable));
        }
        return FAL;
    }

    /** Whether the settings say all that opening it takes. */
    boolean isDescribed(StoreSettings settings) {
        return switch (this) {
            case LOCAL -> isStore(settings.local().directory());
            case S3 -> settings.s3().bucket() != null;
            case SUPABASE, SUPABASE_WEIGHTS -> settings.supabase().isComplete();
            case FAL -> settings.fal().key() != null;
        };
    }

    static boolean isStore(Path directory) {
        return Files.exists(directory.resolve("store-id"));
    }
}
