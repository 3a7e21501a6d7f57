package io.lorapipe.store.check;

import io.lorapipe.store.roles.StoreRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What lorapipe puts into a store.
 *
 * @param types media types of the objects
 * @param least largest size in bytes that has to be taken
 * @param most largest size in bytes that may come with the limits as they are delivered
 */
record Needs(Set<String> types, long least, long most) {

    private static final long MEGA = 1_000_000;

    /** Of all these roles together. */
    static Needs of(Set<StoreRole> roles) {
        Set<String> types = new LinkedHashSet<>();
        long least = 0;
        long most = 0;
        for (StoreRole role : roles) {
            Needs needs = of(role);
            types.addAll(needs.types());
            least = Math.max(least, needs.least());
            most = Math.max(most, needs.most());
        }
        return new Needs(types, least, most);
    }

    /** An image has up to 20 MB, an archive up to 12 of them, and weights are 90 to 400 MB. */
    private static Needs of(StoreRole role) {
        return switch (role) {
            case REFERENCES -> needs(20, 20, "image/jpeg", "image/png", "image/webp");
            case STAGING -> needs(50, 240, "application/zip", "application/json");
            case DELIVERY -> needs(50, 240, "application/zip");
            case WEIGHTS -> needs(100, 400, "application/octet-stream", "application/json");
        };
    }

    private static Needs needs(long least, long most, String... types) {
        return new Needs(new LinkedHashSet<>(List.of(types)), least * MEGA, most * MEGA);
    }
}
