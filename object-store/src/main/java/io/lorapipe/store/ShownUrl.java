package io.lorapipe.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An address from the settings as it may be shown, for adapters. */
public final class ShownUrl {

    private ShownUrl() {}

    /** Without a user and a password, which some put before the host; also of what is no address. */
    public static String of(@Nullable URI url) {
        return String.valueOf(url).replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*:)?/*[^/]*@", "$1//...@");
    }
}
