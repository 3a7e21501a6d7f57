package io.lorapipe.sandbox.platform.web;

import io.lorapipe.sandbox.platform.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The number of a page as the Platform API writes it: page 2 is {@code Mg==}. */
final class Cursor {

    private Cursor() {}

    static int page(String cursor) {
        var number = Integer.parseInt(new String(Base64.getDecoder().decode(cursor), StandardCharsets.US_ASCII));
        if (number < 1) {
            throw new IllegalArgumentException("Pages are counted from 1");
        }
        return number;
    }

    /** Null after the last page. */
    static @Nullable String after(Page<?> page) {
        var next = Integer.toString(page.number() + 1);
        return page.hasMore() ? Base64.getEncoder().encodeToString(next.getBytes(StandardCharsets.US_ASCII)) : null;
    }
}
