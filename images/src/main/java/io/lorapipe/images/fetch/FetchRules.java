package io.lorapipe.images.fetch;

import java.time.Duration;
import java.util.Set;

/**
 * How far a download may go.
 *
 * @param maxBytes largest image, in bytes
 * @param totalTime for one image, with every redirect and every new try
 * @param stallTime longest silence of a server
 * @param tries how often an image is asked for when the trouble may pass
 * @param pause before the second try; doubled before each further one
 * @param atOnce images of one set that are fetched at the same time
 * @param atOnceFromHost images that are fetched from one host at the same time, over all sets
 * @param ports that images are fetched from
 * @param allow {@code host:port} pairs, as in the URL, that may have any address; for development
 */
public record FetchRules(
        long maxBytes,
        Duration totalTime,
        Duration stallTime,
        int tries,
        Duration pause,
        int atOnce,
        int atOnceFromHost,
        Set<Integer> ports,
        Set<String> allow) {

    public FetchRules {
        require(maxBytes >= 1, "maxBytes must be at least 1");
        require(totalTime.isPositive(), "totalTime must be positive");
        require(stallTime.isPositive(), "stallTime must be positive");
        require(tries >= 1, "tries must be at least 1");
        require(!pause.isNegative(), "pause must not be negative");
        require(atOnce >= 1, "atOnce must be at least 1");
        require(atOnceFromHost >= 1, "atOnceFromHost must be at least 1");
        require(!ports.isEmpty(), "ports must name one");
        ports = Set.copyOf(ports);
        allow = Set.copyOf(allow);
        allow.forEach(AllowedHosts::parse);
    }

    /**
     * 20 MiB and a minute for an image, three tries, twelve at once and from one host, ports 80 and 443 of public
     * addresses only.
     */
    public static FetchRules standard() {
        return new FetchRules(
                20L << 20,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                3,
                Duration.ofMillis(500),
                12,
                12,
                Set.of(80, 443),
                Set.of());
    }

    /** The same rules for images of at most so many bytes. */
    public FetchRules upTo(long bytes) {
        return new FetchRules(bytes, totalTime, stallTime, tries, pause, atOnce, atOnceFromHost, ports, allow);
    }

    /** The same rules with these ports alone. */
    public FetchRules fromPorts(Set<Integer> others) {
        return new FetchRules(maxBytes, totalTime, stallTime, tries, pause, atOnce, atOnceFromHost, others, allow);
    }

    /** The same rules with an opening for these {@code host:port} pairs. */
    public FetchRules allowing(Set<String> hosts) {
        return new FetchRules(maxBytes, totalTime, stallTime, tries, pause, atOnce, atOnceFromHost, ports, hosts);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
