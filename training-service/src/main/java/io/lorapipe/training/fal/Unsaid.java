package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** What no reader may see of what a provider says: our key, and the queries of links, which sign them. */
final class Unsaid {

    /** Also of a path alone, for clients of HTTP tell of their failures so. */
    private static final Pattern QUERY = Pattern.compile("\\?[^\\s?=\"'<>]+=[^\\s\"'<>]*");

    /** Shorter ones are no secret, and may be any word. */
    private static final int SHORTEST_SECRET = 8;

    private Unsaid() {}

    static String withoutQueries(String text) {
        return QUERY.matcher(text).replaceAll("");
    }

    /** Without the key, and without its secret half alone. */
    static byte[] withoutKey(String key, byte[] said) {
        var text = new String(said, UTF_8);
        var secret = key.substring(key.indexOf(':') + 1);
        if (secret.length() < SHORTEST_SECRET || !text.contains(secret)) {
            return said;
        }
        return text.replace(key, "our key").replace(secret, "our key").getBytes(UTF_8);
    }
}
