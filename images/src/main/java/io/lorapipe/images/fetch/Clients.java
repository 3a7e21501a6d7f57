package io.lorapipe.images.fetch;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Two HTTP clients that share no connection: one for the public internet, one for what was opened by hand. */
final class Clients {

    private final AllowedHosts allowed;
    private final OkHttpClient open;
    private final OkHttpClient guarded;

    Clients(FetchRules rules) {
        allowed = AllowedHosts.of(rules.allow());
        open = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(rules.stallTime())
                .readTimeout(rules.stallTime())
                .writeTimeout(rules.stallTime())
                .build();
        guarded = open.newBuilder()
                .connectionPool(new ConnectionPool())
                .socketFactory(new GuardedSockets())
                .dns(Clients::publicAddresses)
                .build();
    }

    /** Whether it may have any address and port. */
    boolean isOpen(HttpUrl url) {
        return allowed.contain(url);
    }

    OkHttpClient clientFor(HttpUrl url) {
        return isOpen(url) ? open : guarded;
    }

    /** A name with even one private address is refused; addresses in a URL never come by here. */
    private static List<InetAddress> publicAddresses(String host) throws UnknownHostException {
        List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
        if (!addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new AddressRefused();
        }
        return addresses;
    }
}
