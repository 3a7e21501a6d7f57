package io.lorapipe.training.links;

import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** From where trained files are fetched: listed hosts, and the provider's own; never from inside our network. */
final class AllowedHosts {

    private final List<String> listed;
    private final HttpUrl provider;

    AllowedHosts(List<String> listed, HttpUrl provider) {
        this.listed = List.copyOf(listed);
        this.provider = provider;
    }

    boolean allow(HttpUrl url) {
        if (url.host().equals(provider.host())) {
            return true;
        }
        return (url.isHttps() || !provider.isHttps())
                && listed.stream()
                        .anyMatch(host -> url.host().equals(host) || url.host().endsWith("." + host));
    }

    /** Names that lead nearer to us than the provider is do not exist. */
    Dns dns() {
        return host -> {
            var found = Dns.SYSTEM.lookup(host);
            var nearest = host.equals(provider.host()) ? Reach.THIS_MACHINE : Reach.of(provider.host());
            if (found.stream().map(Reach::of).anyMatch(reach -> !reach.includes(nearest))) {
                throw new UnknownHostException(host + " leads into our own network");
            }
            return found;
        };
    }
}
