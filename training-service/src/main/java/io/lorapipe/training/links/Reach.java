package io.lorapipe.training.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** From where a host can be reached. */
enum Reach {
    THIS_MACHINE,
    THIS_NETWORK,
    ANYWHERE;

    private static final int IPV6_BYTES = 16;

    /** Where several addresses differ, the narrowest counts. */
    static Reach of(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(Reach::of)
                .min(Enum::compareTo)
                .orElse(ANYWHERE);
    }

    static Reach of(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return THIS_MACHINE;
        }
        var local = address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || isUniqueLocal(address)
                || isSharedSpace(address);
        return local ? THIS_NETWORK : ANYWHERE;
    }

    /** Whether someone at {@code other} can get at what is reachable from here. */
    boolean includes(Reach other) {
        return compareTo(other) >= 0;
    }

    /** fc00::/7. */
    private static boolean isUniqueLocal(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == IPV6_BYTES && (bytes[0] & 0xfe) == 0xfc;
    }

    /** 100.64.0.0/10, between providers and their customers. */
    private static boolean isSharedSpace(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length != IPV6_BYTES && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }
}
