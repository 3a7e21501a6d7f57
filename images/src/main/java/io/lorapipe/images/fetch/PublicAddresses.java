package io.lorapipe.images.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the public internet from all others (IANA's special-purpose registries). */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure answers questions about the machine here
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Block GLOBAL_UNICAST_V6 = Block.parse("2000::/3");

    /** Tunnels (Teredo, 6to4) carry an IPv4 address of anybody's choice. */
    private static final List<Block> NOT_PUBLIC_V6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private static final Block NAT64 = Block.parse("64:ff9b::/96");

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> NOT_PUBLIC_V4.stream().noneMatch(block -> block.contains(v4));
            case Inet6Address v6 when NAT64.contains(v6) -> contain(embedded(v6));
            case Inet6Address v6 ->
                GLOBAL_UNICAST_V6.contains(v6) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.contains(v6));
            default -> false;
        };
    }

    private static InetAddress embedded(Inet6Address nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), 12, 16));
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::parse).toList();
    }

    private record Block(InetAddress start, int bits) {

        static Block parse(String block) {
            int slash = block.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(block.substring(0, slash)), Integer.parseInt(block.substring(slash + 1)));
        }

        boolean contains(InetAddress address) {
            byte[] mine = start.getAddress();
            byte[] other = address.getAddress();
            int whole = bits / 8;
            int rest = 0xff00 >> bits % 8 & 0xff;
            return mine.length == other.length
                    && Arrays.equals(mine, 0, whole, other, 0, whole)
                    && (rest == 0 || (mine[whole] & rest) == (other[whole] & rest));
        }
    }
}
