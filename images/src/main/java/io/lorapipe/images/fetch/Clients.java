package io.lorapipe.images.fetch;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Two HTTP clients that share no connection: one for the public internet, one for what was opened by hand. */
final class Clients {

    private static final long KEPT_IDLE_SECONDS = 60;

    private final AllowedHosts allowed;
    private final OkHttpClient open;
    private final OkHttpClient guarded;
    private final HostPlaces places;

    /** Clients that look up names, and trust, as the basic one does. */
    Clients(FetchRules rules, OkHttpClient basic) {
        allowed = AllowedHosts.of(rules.allow());
        places = new HostPlaces(rules.atOnceFromHost());
        open = basic.newBuilder()
                .proxy(Proxy.NO_PROXY)
                .connectionPool(idleConnections(rules))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(rules.stallTime())
                .readTimeout(rules.stallTime())
                .writeTimeout(rules.stallTime())
                .build();
        guarded = open.newBuilder()
                .connectionPool(idleConnections(rules))
                .socketFactory(new GuardedSockets())
                .dns(host -> publicAddresses(basic.dns(), host))
                .build();
    }

    /** As many as a host is asked by at once, or a set would close connections that its next images need. */
    private static ConnectionPool idleConnections(FetchRules rules) {
        return new ConnectionPool(rules.atOnceFromHost(), KEPT_IDLE_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether it may have any address and port. */
    boolean isOpen(HttpUrl url) {
        return allowed.contain(url);
    }

    OkHttpClient clientFor(HttpUrl url) {
        return isOpen(url) ? open : guarded;
    }

    /** Waits until the host of this URL bears one download more. */
    HostPlaces.Place placeAt(HttpUrl url) throws InterruptedException {
        return places.enter(url.host());
    }

    /** A name with even one private address is refused; addresses in a URL never come by here. */
    private static List<InetAddress> publicAddresses(Dns dns, String host) throws UnknownHostException {
        List<InetAddress> addresses = dns.lookup(host);
        if (!addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new AddressRefused();
        }
        return addresses;
    }
}
