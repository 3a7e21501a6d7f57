package io.lorapipe.store.supabase.standin;

import com.sun.net.httpserver.Headers;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path below the address of Storage, decoded
 * @param gateway whether it came by the address that a project's gateway has
 */
public record StandInCall(String method, URI uri, String path, boolean gateway, Headers headers, InputStream body) {

    /** The first header of this name. */
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** The length declared; -1 when there is none. */
    public long length() {
        String length = header("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    boolean replaces() {
        return "true".equals(header("x-upsert"));
    }

    @Nullable
    String query(String name) {
        String query = uri.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
