package io.lorapipe.images.fetch;

import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** The {@code host:port} pairs that may have any address. */
record AllowedHosts(Set<String> pairs) {

    static AllowedHosts of(Set<String> pairs) {
        return new AllowedHosts(pairs.stream().map(AllowedHosts::parse).collect(Collectors.toUnmodifiableSet()));
    }

    boolean contain(HttpUrl url) {
        return pairs.contains(pair(url));
    }

    /** In the spelling that URLs are brought to; a port must be named. */
    static String parse(String pair) {
        HttpUrl url = HttpUrl.parse("http://" + pair);
        if (url == null || !pair.matches(".+:\\d+") || !url.encodedPath().equals("/")) {
            throw new IllegalArgumentException("'" + pair + "' is not a host:port");
        }
        return pair(url);
    }

    private static String pair(HttpUrl url) {
        return url.host() + ":" + url.port();
    }
}
