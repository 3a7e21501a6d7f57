package io.lorapipe.gateway.access;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names under which the gateway may be addressed; any other name in a Host header is DNS rebinding. */
final class OwnHosts {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final Set<String> names;
    private final boolean network;

    /** On the network literal addresses are fine as well: no name that an attacker controls leads to them. */
    OwnHosts(Set<String> publicHosts, boolean network) {
        this.names = publicHosts.stream().map(OwnHosts::lower).collect(Collectors.toUnmodifiableSet());
        this.network = network;
    }

    /** Whether a Host header, with or without a port, names this gateway. */
    boolean include(String hostHeader) {
        var host = lower(hostHeader).replaceFirst(":\\d*$", "");
        return LOOPBACK.contains(host)
                || names.contains(host)
                || network && LITERAL.matcher(host).matches();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
