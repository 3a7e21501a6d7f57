package io.lorapipe.training.links;

import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** From where trained files are fetched: listed hosts, and the provider's own; never from inside our network. */
final class AllowedHosts {

    private final List<HttpUrl> listed;
    private final List<HttpUrl> origins;

    AllowedHosts(List<String> listed, List<HttpUrl> origins) {
        this.origins = List.copyOf(origins);
        this.listed = listed.stream().map(host -> HttpUrl.get(scheme() + host)).toList();
    }

    boolean allow(HttpUrl url) {
        return origins.stream().anyMatch(origin -> isSameOrigin(origin, url))
                || (url.isHttps() || !isProviderHttps()) && listed.stream().anyMatch(host -> isBelow(host, url));
    }

    /** Names that lead nearer to us than the provider is do not exist. */
    Dns dns() {
        return host -> {
            var found = Dns.SYSTEM.lookup(host);
            var provider = origins.getFirst().host();
            var nearest = host.equals(provider) ? Reach.THIS_MACHINE : Reach.of(provider);
            if (found.stream().map(Reach::of).anyMatch(reach -> !reach.includes(nearest))) {
                throw new LeadsInside(host);
            }
            return found;
        };
    }

    private String scheme() {
        return isProviderHttps() ? "https://" : "http://";
    }

    private boolean isProviderHttps() {
        return origins.getFirst().isHttps();
    }

    private static boolean isSameOrigin(HttpUrl origin, HttpUrl url) {
        return origin.scheme().equals(url.scheme()) && origin.host().equals(url.host()) && origin.port() == url.port();
    }

    /** A listed host without a port stands for the port that goes with the address's own scheme. */
    private static boolean isBelow(HttpUrl listed, HttpUrl url) {
        var isHost = url.host().equals(listed.host()) || url.host().endsWith("." + listed.host());
        var hasPort = listed.port() != HttpUrl.defaultPort(listed.scheme());
        return isHost && url.port() == (hasPort ? listed.port() : HttpUrl.defaultPort(url.scheme()));
    }
}
