package io.lorapipe.images.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on the loopback that answers with whatever bytes a test wants, or with none. */
final class HostileServer implements AutoCloseable {

    /** Writes an answer, status line included; the connection is closed when it returns. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    HostileServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.startVirtualThread(this::accept);
    }

    HostileServer at(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    HostileServer at(String path, String headers, byte[] body) {
        return at(path, out -> {
            out.write(head(headers));
            out.write(body);
        });
    }

    static byte[] head(String headers) {
        return ("HTTP/1.1 " + headers.replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1);
    }

    static String ok(int length) {
        return "200 OK\nContent-Length: " + length;
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The paths that were asked for, in their order. */
    List<String> asked() {
        return asked;
    }

    /** The headers that came last. */
    String lastHead() {
        return heads.getLast();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            String request = in.readLine();
            if (request == null) {
                return;
            }
            String path = request.split(" ")[1];
            var head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            heads.add(head.toString());
            asked.add(path);
            answers.getOrDefault(path, out -> out.write(head("404 Not Found\nContent-Length: 0")))
                    .write(connection.getOutputStream());
        } catch (IOException | InterruptedException clientLeft) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
