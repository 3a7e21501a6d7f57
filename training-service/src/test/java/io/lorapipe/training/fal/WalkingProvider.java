package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.training.fal.ScriptedProvider.Received;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that takes every request through queue and steps to weights, one state further at each look. */
public final class WalkingProvider implements AutoCloseable {

    private final ScriptedProvider server = ScriptedProvider.start(this::reply);
    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final List<String> inputs = new CopyOnWriteArrayList<>();
    private volatile boolean answersSubmits = true;
    private volatile boolean goesOn = true;
    private volatile boolean lists = true;

    public URI url() {
        return server.url();
    }

    /** The inputs of the requests it accepted. */
    public List<String> inputs() {
        return List.copyOf(inputs);
    }

    public List<Received> received() {
        return server.received();
    }

    /** From now on it accepts submissions, and resets the connection instead of saying so. */
    public void swallowsAnswers() {
        answersSubmits = false;
    }

    /** From now on it says again what it accepted. */
    public void answersAgain() {
        answersSubmits = true;
    }

    /** From now on its list of requests is empty. */
    public void listsNothing() {
        lists = false;
    }

    /** Its list of requests has caught up. */
    public void listsAgain() {
        lists = true;
    }

    /** No longer does everything stay in the queue. */
    public void goesOnAgain() {
        goesOn = true;
    }

    /** From now on everything stays in the queue. */
    public void staysQueued() {
        goesOn = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Reply reply(Received request) {
        var path = request.path();
        if (request.method().equals("POST")) {
            return accept(request);
        }
        if (request.method().equals("PUT")) {
            return answer(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
        }
        if (path.startsWith("/v1/models/requests/by-endpoint")) {
            return answer(200, listed());
        }
        if (path.startsWith("/objects/")) {
            return answer(206, "P");
        }
        if (path.endsWith("/status")) {
            return status(path);
        }
        return switch (path) {
            case "/files/weights" -> answer(200, new String(weights(), ISO_8859_1));
            case "/files/config" -> answer(200, "{}");
            default -> answer(200, result());
        };
    }

    private Reply accept(Received request) {
        inputs.add(request.body());
        var id = requestId(inputs.size() - 1);
        return answersSubmits
                ? answer(200, "{\"status\":\"IN_QUEUE\",\"request_id\":\"%s\"}".formatted(id))
                : new Reply.Reset();
    }

    private Reply status(String path) {
        var look = looks.computeIfAbsent(path, it -> new AtomicInteger()).getAndIncrement();
        return switch (goesOn ? look : 0) {
            case 0 -> answer(202, "{\"status\":\"IN_QUEUE\",\"queue_position\":3}");
            case 1 -> answer(202, "{\"status\":\"IN_PROGRESS\",\"logs\":[%s]}".formatted(line("step 100/1000")));
            case 2 ->
                answer(
                        202,
                        "{\"status\":\"IN_PROGRESS\",\"logs\":[%s,%s]}"
                                .formatted(line("step 100/1000"), line("step 900/1000")));
            default -> answer(200, "{\"status\":\"COMPLETED\",\"logs\":[],\"error\":\"\"}");
        };
    }

    private static String line(String message) {
        return "{\"message\":\"%s\",\"timestamp\":\"2026-01-01T00:00:00Z\"}".formatted(message);
    }

    private String result() {
        return """
                {"diffusers_lora_file":{"url":"%s/files/weights","file_size":%d},"config_file":{"url":"%s/files/config"}}""".formatted(url(), weights().length, url());
    }

    private String listed() {
        var items = new StringBuilder();
        for (var i = 0; lists && i < inputs.size(); i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"request_id\":\"%s\",\"json_input\":%s}".formatted(requestId(i), inputs.get(i)));
        }
        return "{\"items\":[%s],\"next_cursor\":null,\"has_more\":false}".formatted(items);
    }

    private static String requestId(int index) {
        return UUID.nameUUIDFromBytes(("request " + index).getBytes(UTF_8)).toString();
    }

    /** One tensor of two bytes. */
    public static byte[] weights() {
        var header = "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}".getBytes(UTF_8);
        return ByteBuffer.allocate(8 + header.length + 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }
}
