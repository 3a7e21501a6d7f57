package io.lorapipe.store.fal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks fal.ai's upload: initiate, PUT, and the files by HEAD and GET with ranges. */
final class FalFilesServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    /** One request as it came. */
    record Call(String method, URI uri, Headers headers, byte[] body) {}

    private record Stored(byte[] bytes, String contentType) {}

    private record Answer(int status, byte[] body) {
        static Answer of(int status) {
            return new Answer(status, new byte[0]);
        }
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    final FalPartsTaken parts = new FalPartsTaken();
    private final HttpServer server;

    /** What the server does instead of the usual, by the call; empty does the usual. */
    volatile Function<Call, Optional<Integer>> fault = call -> Optional.empty();

    /** What the server answers although it has done the usual; empty tells the truth. */
    volatile Function<Call, Optional<Integer>> afterwards = call -> Optional.empty();

    /** Headers of every answer, besides the usual. */
    volatile Map<String, String> headers = Map.of();

    /** What initiate answers, made from the address of the new file. */
    volatile Function<String, String> initiateAnswer = file -> JSON.writeValueAsString(
            JSON.createObjectNode().put("upload_url", file).put("file_url", file));

    FalFilesServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int fileCount() {
        return files.size();
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call =
                    new Call(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
            calls.add(call);
            Optional<Integer> status = fault.apply(call);
            Answer answer = status.isPresent() ? Answer.of(status.get()) : answer(call, exchange);
            answer = afterwards.apply(call).map(Answer::of).orElse(answer);
            headers.forEach(exchange.getResponseHeaders()::set);
            if (answer.status() >= 300 && answer.status() < 400) {
                exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            }
            boolean bodiless = call.method().equals("HEAD") || answer.body().length == 0;
            if (call.method().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.body().length));
            }
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(Call call, HttpExchange exchange) {
        String path = call.uri().getRawPath();
        return switch (call.method()) {
            case "POST" -> path.endsWith("/complete") ? complete(call) : json(initiate(call));
            case "PUT" -> {
                if (path.startsWith("/parts/")) {
                    yield json(parts.take(call));
                }
                files.put(path, new Stored(call.body(), call.headers().getFirst("Content-Type")));
                yield Answer.of(200);
            }
            default -> read(files.get(path), call.headers().getFirst("Range"), exchange);
        };
    }

    private String initiate(Call call) {
        JsonNode asked = JSON.readTree(call.body());
        String name = asked.required("file_name").asString().replaceAll("[^A-Za-z0-9.-]", "_");
        if (!call.uri().getPath().endsWith("-multipart")) {
            return initiateAnswer.apply(url() + "/files/" + name);
        }
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("upload_url", url() + "/parts/" + name + "?signature=s")
                .put("file_url", url() + "/files/" + name));
    }

    private Answer complete(Call call) {
        Optional<FalPartsTaken.Whole> whole = parts.complete(call);
        whole.ifPresent(file -> files.put(file.path(), new Stored(file.bytes(), file.contentType())));
        return Answer.of(whole.isPresent() ? 200 : 400);
    }

    private static Answer json(String body) {
        return new Answer(200, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer read(@Nullable Stored file, @Nullable String range, HttpExchange exchange) {
        if (file == null) {
            return Answer.of(404);
        }
        exchange.getResponseHeaders().set("Content-Type", file.contentType());
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return new Answer(200, file.bytes());
        }
        int size = file.bytes().length;
        int first = Integer.parseInt(asked.group(1));
        int end = asked.group(2).isEmpty() ? size : Math.min(size, Integer.parseInt(asked.group(2)) + 1);
        if (first >= size) {
            return Answer.of(416);
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + size);
        return new Answer(206, Arrays.copyOfRange(file.bytes(), first, end));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
