package io.lorapipe.benchmark.images;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves photographs to both sides, from a process of its own that does as little as it can: at {@code /near/0} at
 * once, at {@code /far/0} as over the internet. A PUT is read to its end and answered.
 */
final class PhotographServer {

    private static final long FAR_NANOS = 80_000_000;
    private static final long FAR_BYTES_PER_SECOND = 20_000_000;
    private static final int PIECE = 32 << 10;

    private final List<ByteBuffer> photographs = new ArrayList<>();

    private PhotographServer(Path directory) throws IOException {
        for (var file : Photographs.in(directory).files()) {
            var bytes = Files.readAllBytes(file);
            photographs.add(
                    ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer());
        }
    }

    /** Prints the port and serves until its input ends. */
    public static void main(String... args) throws IOException {
        var photographs = new PhotographServer(Path.of(args[0]));
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            Thread.ofPlatform().daemon().start(() -> photographs.accept(server));
            while (System.in.read() >= 0) {}
        }
    }

    private void accept(ServerSocketChannel server) {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the benchmark is over
        }
    }

    private void serve(SocketChannel socket) {
        try (socket) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var in = new BufferedInputStream(Channels.newInputStream(socket), 64 << 10);
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                answer(socket, in, line.split(" "));
            }
        } catch (IOException gone) {
            // the client closed the connection
        }
    }

    private void answer(SocketChannel socket, InputStream in, String[] request) throws IOException {
        long length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        read(in, length);
        boolean far = request[1].startsWith("/far/");
        if (far) {
            LockSupport.parkNanos(FAR_NANOS);
        }
        var body = request[0].equals("PUT") ? ByteBuffer.allocate(0) : photograph(request[1]);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: " + body.remaining() + "\r\n\r\n";
        write(socket, ByteBuffer.wrap(head.getBytes(US_ASCII)));
        send(socket, body, far);
    }

    private static void read(InputStream in, long length) throws IOException {
        var buffer = new byte[64 << 10];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
        }
    }

    private ByteBuffer photograph(String path) {
        return photographs
                .get(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)))
                .duplicate();
    }

    private static void send(SocketChannel socket, ByteBuffer body, boolean far) throws IOException {
        if (!far) {
            write(socket, body);
            return;
        }
        long start = System.nanoTime();
        while (body.hasRemaining()) {
            int piece = Math.min(PIECE, body.remaining());
            write(socket, body.slice(body.position(), piece));
            body.position(body.position() + piece);
            long due = start + body.position() * 1_000_000_000L / FAR_BYTES_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static void write(SocketChannel socket, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /** A line without its end; empty at the end of the head, and of the connection. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
