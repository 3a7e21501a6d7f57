package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server on raw sockets that does to each request what a script says, and remembers what it was sent. */
public final class ScriptedProvider implements AutoCloseable {

    private final ServerSocket server;
    private final Script script;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does to a request. */
    @FunctionalInterface
    public interface Script {

        Reply reply(Received request);
    }

    /** A request as it came. */
    public record Received(String method, String target, String headers, String body) {

        public String path() {
            return target.replaceAll("\\?.*", "");
        }
    }

    /** What goes back. */
    public sealed interface Reply {

        /** A whole answer. */
        record Answer(int status, String body, List<String> headers) implements Reply {}

        /** An answer that announces more than it has, and then the connection is reset. */
        record CutShort(int status, String body, int announced, List<String> headers) implements Reply {

            public CutShort(int status, String body) {
                this(status, body, body.length() + 1000);
            }

            public CutShort(int status, String body, int announced, String... headers) {
                this(status, body, announced, List.of(headers));
            }
        }

        /** The connection is reset instead of an answer. */
        record Reset() implements Reply {}

        /** No answer, while the connection stays. */
        record Silence() implements Reply {}
    }

    public static Reply answer(int status, String body, String... headers) {
        return new Reply.Answer(status, body, List.of(headers));
    }

    private ScriptedProvider(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static ScriptedProvider start(Script script) {
        try {
            var provider = new ScriptedProvider(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().start(provider::acceptAll);
            return provider;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Requests whose head and body came whole. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Every byte that came, of whole requests or not. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException ex) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            while (serveOne(socket)) {
                // the connection goes on
            }
        } catch (IOException ex) {
            // the client went away
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serveOne(Socket socket) throws IOException, InterruptedException {
        var request = read(socket.getInputStream());
        if (request == null) {
            return false;
        }
        received.add(request);
        return switch (script.reply(request)) {
            case Reply.Answer answer -> {
                write(socket, answer.status(), answer.body(), answer.body().length(), answer.headers());
                yield true;
            }
            case Reply.CutShort cut -> {
                write(socket, cut.status(), cut.body(), cut.announced(), cut.headers());
                yield reset(socket);
            }
            case Reply.Reset _ -> reset(socket);
            case Reply.Silence _ -> {
                closed.await();
                yield false;
            }
        };
    }

    private static boolean reset(Socket socket) throws SocketException {
        socket.setSoLinger(true, 0);
        return false;
    }

    private static void write(Socket socket, int status, String body, int announced, List<String> headers)
            throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Length: " + announced + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        socket.getOutputStream().write((head + "\r\n" + body).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private @Nullable Received read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var read = in.read();
            if (read < 0) {
                return null;
            }
            bytes.incrementAndGet();
            head.write(read);
        }
        var text = head.toString(ISO_8859_1);
        var body = in.readNBytes(contentLength(text));
        bytes.addAndGet(body.length);
        var line = text.substring(0, text.indexOf("\r\n")).split(" ", 3);
        return new Received(line[0], line[1], text, new String(body, ISO_8859_1));
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
