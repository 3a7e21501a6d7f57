package io.lorapipe.local.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway with one training, one thing before a decision is passed on and another after it; or with archives. */
public final class ScriptedGateway implements AutoCloseable {

    /** What the gateway says of a training that is somebody else's, or not there. */
    public static final String MISSING = "{\"status\":404,\"code\":\"not_found\",\"detail\":\"There is no training.\"}";

    private final HttpServer server;
    private final List<String> decisions = new CopyOnWriteArrayList<>();
    private final String before;
    private final String after;
    private final String refusal;

    private ScriptedGateway(String before, String after, String refusal) {
        this.before = before;
        this.after = after;
        this.refusal = refusal;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public static ScriptedGateway of(String before, String after) {
        return new ScriptedGateway(before, after, "");
    }

    /** One that tells this of the archives it keeps. */
    public static ScriptedGateway retaining(String retention) {
        return new ScriptedGateway(retention, retention, "");
    }

    /** One that takes no decision. */
    public static ScriptedGateway refusing(String training, String refusal) {
        return new ScriptedGateway(training, training, refusal);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The bodies of what was decided. */
    public List<String> decisions() {
        return decisions;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/api/trainings")) {
            send(exchange, 200, "{\"trainings\":[]}");
        } else if (path.equals("/api/retention")) {
            send(exchange, refusal.isEmpty() ? 200 : 503, refusal.isEmpty() ? before : refusal);
        } else if (path.endsWith("/resolve")) {
            decisions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, refusal.isEmpty() ? 202 : 409, refusal.isEmpty() ? "{}" : refusal);
        } else {
            var training = decisions.isEmpty() ? before : after;
            send(exchange, training.equals(MISSING) ? 404 : 200, training);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
