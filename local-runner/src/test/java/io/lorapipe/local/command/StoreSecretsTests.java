package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lorapipe.local.testing.Typed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that refuses, and repeats in its answer all that it was sent. */
class StoreSecretsTests {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer store;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        store.createContext("/", this::repeat);
        store.start();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "supabase, SUPABASE_SECRET_KEY, sb_secret_canary",
        "s3, AWS_SESSION_TOKEN, canary-token",
        "fal, FAL_KEY, canary-id:canary-secret"
    })
    void itsKeyIsReadFromAFileAndShownToNobody(String type, String name, String secret) throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("secrets")).resolve(name), secret + "\n");
        Files.writeString(directory.resolve("secrets/AWS_SECRET_ACCESS_KEY"), "canary-aws-secret\n");

        for (var options : List.of(List.<String>of(), List.of("--json"))) {
            var typed = check(type, options);

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.out()).contains("put").contains("failed");
            assertThat(typed.out() + typed.err()).doesNotContain("canary");
        }
        assertThat(heard).isNotEmpty().anyMatch(request -> request.contains(secret));
    }

    private Typed check(String type, List<String> options) {
        var address = "http://127.0.0.1:" + store.getAddress().getPort();
        var settings = new HashMap<>(Map.of(
                "LORAPIPE_STORE", type,
                "LORAPIPE_SECRETS", directory.resolve("secrets").toString(),
                "SUPABASE_URL", address,
                "FAL_REST_URL", address,
                "AWS_ENDPOINT_URL_S3", address,
                "AWS_ACCESS_KEY_ID", "an-id",
                "LORAPIPE_S3_BUCKET", "bucket"));
        settings.forEach(System::setProperty);
        try {
            var words = new ArrayList<>(List.of("store", "check", "--data", directory.toString()));
            words.addAll(options);
            return Typed.command(words.toArray(String[]::new));
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private void repeat(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var request = exchange.getRequestURI() + " " + Map.copyOf(exchange.getRequestHeaders());
            heard.add(request);
            var body = "{\"message\": \"You may not: %s\"}".formatted(request.replace('"', '\''));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(403, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
