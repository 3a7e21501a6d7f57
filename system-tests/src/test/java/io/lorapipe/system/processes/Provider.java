package io.lorapipe.system.processes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** fal-sandbox as a process of its own, with a proxy of ours before it. */
public final class Provider implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(150);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI address = URI.create("http://127.0.0.1:" + Ports.free());
    private final Proxy proxy = new Proxy(address.getPort());
    private final JavaProcess process;

    /** Not started yet; keeps its data and its log below a directory. */
    public Provider(Path directory, List<String> options) {
        var command = new ArrayList<>(Application.command("fal-sandbox"));
        command.addAll(List.of("--port", String.valueOf(address.getPort())));
        command.addAll(List.of("--data", directory.resolve("sandbox").toString()));
        command.add("--lorapipe.sandbox.accepted-keys=" + Canaries.FAL_KEY);
        command.addAll(options);
        process = new JavaProcess("fal-sandbox", command, Map.of(), directory.resolve("logs/fal-sandbox.log"));
    }

    public void start() {
        process.start();
    }

    public void awaitReady() {
        awaitAnswer(process, address.resolve("/sandbox/ledger"));
    }

    /** Between the services and fal-sandbox. */
    public Proxy proxy() {
        return proxy;
    }

    /** What makes a service take this for fal.ai. */
    public Map<String, String> environment() {
        var url = proxy.url().toString();
        return Map.of(
                "FAL_KEY", Canaries.FAL_KEY,
                "FAL_QUEUE_URL", url,
                "FAL_REST_URL", url,
                "FAL_PLATFORM_URL", url,
                "FAL_JWKS_URL", url + "/.well-known/jwks.json");
    }

    /** What was accepted, as JSON: the provider's own account, in its own process. */
    public String ledger() {
        return send(HttpRequest.newBuilder(address.resolve("/sandbox/ledger")).build());
    }

    /** From now on it does wrong what a script says. */
    public void throwFaults(String script) {
        send(HttpRequest.newBuilder(address.resolve("/sandbox/faults"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(script))
                .build());
    }

    /** What it has done wrong because of scripts, as JSON. */
    public String thrown() {
        return send(HttpRequest.newBuilder(address.resolve("/sandbox/faults/thrown"))
                .build());
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
    }

    /** Waits until a process answers; fails at once when it has stopped. */
    static void awaitAnswer(JavaProcess process, URI address) {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(100)).until(() -> {
            process.requireAlive();
            return answers(address);
        });
    }

    private static String send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("fal-sandbox answers %s: %s".formatted(answer, answer.body()));
            }
            return answer.body();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ex);
        }
    }

    private static boolean answers(URI address) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
