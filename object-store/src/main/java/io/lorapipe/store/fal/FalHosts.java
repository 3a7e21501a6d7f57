package io.lorapipe.store.fal;

import io.lorapipe.store.StoreException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Which addresses our bytes may go to and come from, for the answers of a server and events name them. */
final class FalHosts {

    private final HttpUrl rest;
    private final List<String> fileHosts;

    FalHosts(HttpUrl rest, List<String> fileHosts) {
        this.rest = rest;
        this.fileHosts = fileHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT).strip())
                .toList();
    }

    /** Where to send the bytes: anything over TLS, or the server itself that answered. */
    HttpUrl upload(String url) {
        return parse(url)
                .filter(target -> target.isHttps() || isOurs(target))
                .orElseThrow(() -> new StoreException.Refused(
                        "%s named an upload address that is neither https nor its own; check FAL_REST_URL."
                                .formatted(rest.host())));
    }

    /** Where a file lies: a known file host over TLS, or the server itself. */
    HttpUrl file(URI url) {
        return parse(url.toString())
                .filter(target -> (target.isHttps() && isFileHost(target.host())) || isOurs(target))
                .orElseThrow(() -> new StoreException.Refused(
                        "A file of fal.ai cannot lie on %s: only https on %s is allowed; add the host to LORAPIPE_FAL_FILE_HOSTS if it is fal's."
                                .formatted(url.getHost(), String.join(", ", fileHosts))));
    }

    private boolean isOurs(HttpUrl url) {
        boolean sameOrigin =
                url.scheme().equals(rest.scheme()) && url.host().equals(rest.host()) && url.port() == rest.port();
        return sameOrigin || (isLoopback(rest.host()) && isLoopback(url.host()));
    }

    private boolean isFileHost(String host) {
        return fileHosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static Optional<HttpUrl> parse(String url) {
        return Optional.ofNullable(HttpUrl.parse(url));
    }

    /** By the name alone: no look-up whose answer could change. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
