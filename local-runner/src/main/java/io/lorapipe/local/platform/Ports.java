package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports of loopback, one for each server of the platform. */
record Ports(int gateway, int upload, int training, int sandbox, int kafka) {

    private static final int ANY = 0;
    private static final String FILE = "ports";
    private static final int COUNT = 5;

    /**
     * The ports of the last start where they are free, for links given to a provider must work after a restart; else
     * free ones. A port that is asked for, not 0, is taken or fails.
     */
    static Ports choose(Path data, int gateway, int upload) throws IOException {
        var last = read(data.resolve(FILE));
        var chosen = new Choice().of(gateway, upload, last);
        Files.writeString(
                data.resolve(FILE),
                Stream.of(chosen.gateway, chosen.upload, chosen.training, chosen.sandbox, chosen.kafka)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
        return chosen;
    }

    /** Those of the last start, where there was one. */
    static Optional<Ports> last(Path data) {
        var last = read(data.resolve(FILE));
        return last.contains(ANY)
                ? Optional.empty()
                : Optional.of(new Ports(last.get(0), last.get(1), last.get(2), last.get(3), last.get(4)));
    }

    /** Fails with a sentence when the port is taken. */
    static void check(int port) {
        if (!isFree(port)) {
            throw taken(port);
        }
    }

    /** Whether nobody listens on this port of loopback. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            bind(socket, port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static List<Integer> read(Path file) {
        try {
            var ports = Stream.of(Files.readString(file).strip().split(" "))
                    .map(Integer::valueOf)
                    .toList();
            return ports.size() == COUNT ? ports : List.of(ANY, ANY, ANY, ANY, ANY);
        } catch (IOException | NumberFormatException none) {
            return List.of(ANY, ANY, ANY, ANY, ANY);
        }
    }

    private static CommandStopped taken(int port) {
        return CommandStopped.noPlatform(
                "Port %d is taken by another program; choose another with --port, or stop that program."
                        .formatted(port),
                null);
    }

    private static void bind(ServerSocket socket, int port) throws IOException {
        // as the servers do, so that connections of a server that has just stopped are not in the way
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Holds every port that is chosen until all are, so that none is chosen twice. */
    private static final class Choice {

        private final List<ServerSocket> held = new ArrayList<>();

        Ports of(int gateway, int upload, List<Integer> last) throws IOException {
            try {
                return new Ports(
                        gateway == ANY ? hold(last.get(0)) : wanted(gateway),
                        upload == ANY ? hold(last.get(1)) : wanted(upload),
                        hold(last.get(2)),
                        hold(last.get(3)),
                        hold(last.get(4)));
            } finally {
                for (var socket : held) {
                    socket.close();
                }
            }
        }

        private int wanted(int port) throws IOException {
            if (hold(port) != port) {
                throw taken(port);
            }
            return port;
        }

        /** This port, or any when it is taken. */
        private int hold(int port) throws IOException {
            var socket = new ServerSocket();
            held.add(socket);
            try {
                bind(socket, port);
            } catch (IOException taken) {
                bind(socket, ANY);
            }
            return socket.getLocalPort();
        }
    }
}
