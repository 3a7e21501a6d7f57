package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** Ports of loopback, one for each server of the platform. */
record Ports(int gateway, int upload, int training, int sandbox, int kafka) {

    /** Free ports, and the given one for the gateway, which is 0 for any. */
    static Ports free(int gateway, int upload) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            return new Ports(
                    open(gateway, sockets),
                    open(upload, sockets),
                    open(0, sockets),
                    open(0, sockets),
                    open(0, sockets));
        } finally {
            sockets.forEach(Ports::close);
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

    /** All stay open until every port is chosen, so that none is chosen twice. */
    private static int open(int port, ArrayList<ServerSocket> sockets) {
        try {
            var socket = new ServerSocket();
            sockets.add(socket);
            bind(socket, port);
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw CommandStopped.noPlatform(
                    "Port %d is taken by another program; choose another with --port, or stop that program."
                            .formatted(port),
                    ex);
        }
    }

    private static void bind(ServerSocket socket, int port) throws IOException {
        // as the servers do, so that connections of a server that has just stopped are not in the way
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException unused) {
            // nothing was listening yet
        }
    }
}
