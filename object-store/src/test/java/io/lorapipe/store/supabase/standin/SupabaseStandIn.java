package io.lorapipe.store.supabase.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands in for a Supabase project's Storage on the loopback interface, everything in memory. A refused upload leaves a
 * connection that is kept open without an answer to the next request on it, as it does with the real server.
 */
public final class SupabaseStandIn implements AutoCloseable {

    private static final String GATEWAY = "/storage/v1";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<InetSocketAddress> wedged = ConcurrentHashMap.newKeySet();
    private final List<StandInCall> calls = new CopyOnWriteArrayList<>();
    private final StandInState state;
    private final StandInRoutes routes;

    /** What the server does instead of the usual, before it has read the body; empty does the usual. */
    public volatile Function<StandInCall, Optional<StandInAnswer>> fault = call -> Optional.empty();

    /** What becomes of an answer, when the server has done what was asked. */
    public volatile Function<StandInCall, Function<StandInAnswer, StandInAnswer>> after = call -> Function.identity();

    /** Whether refusals have a code, as those of newer servers have. */
    public volatile boolean codes = true;

    public SupabaseStandIn(Clock clock) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        state = new StandInState(clock);
        routes = new StandInRoutes(
                state, "https://127.0.0.1:" + server.getAddress().getPort());
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of the project, with a gateway. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A key of the new kind that may do everything; at {@link #url} alone. */
    public String secretKey() {
        return StandInKeys.SECRET;
    }

    /** Keys of the old kind by their role: {@code service}, {@code anon}, {@code expired}. */
    public Map<String, String> oldKeys() {
        return Map.of("service", StandInKeys.SERVICE, "anon", StandInKeys.ANON, "expired", StandInKeys.EXPIRED);
    }

    /** What no bucket's limit may exceed, and no object, from now on. */
    public void projectLimit(long bytes) {
        state.projectLimit = bytes;
    }

    /** Makes a private bucket, or sets one. */
    public void bucket(String name, long limit, String... types) {
        state.buckets.put(name, new StandInState.Bucket(name, false, limit, List.of(types)));
    }

    /** Makes a bucket whose objects anyone may read. */
    public void publicBucket(String name) {
        state.buckets.put(name, new StandInState.Bucket(name, true, null, List.of()));
    }

    /** How many objects a list has at most. */
    public void page(int objects) {
        state.page = objects;
    }

    /** Whether resumable uploads get all their bytes, and do not become objects. */
    public void databaseDown(boolean down) {
        state.databaseDown = down;
    }

    /** All requests so far; their bodies have been read. */
    public List<StandInCall> calls() {
        return List.copyOf(calls);
    }

    /** How many objects there are. */
    public int objects() {
        return state.objects.size();
    }

    /** How many uploads were begun and neither ended nor taken back. */
    public int openUploads() {
        return (int) state.uploads.values().stream()
                .filter(upload -> !upload.whole())
                .count();
    }

    /** How many of them have got some of their bytes. */
    public int halfDoneUploads() {
        return (int) state.uploads.values().stream()
                .filter(upload -> upload.offset > 0 && !upload.whole())
                .count();
    }

    /** Forgets the open uploads, as the server does after a day. */
    public void expireUploads() {
        state.uploads.clear();
    }

    /** Damages what has arrived of the open uploads. */
    public void damageUploads() {
        state.uploads.values().stream().filter(upload -> !upload.whole()).forEach(upload -> upload.bytes()[0]++);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (wedged.contains(exchange.getRemoteAddress())) {
            hang();
        }
        String path = exchange.getRequestURI().getPath();
        boolean gateway = path.startsWith(GATEWAY + "/");
        StandInCall call = new StandInCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                gateway ? path.substring(GATEWAY.length()) : path,
                gateway,
                exchange.getRequestHeaders(),
                exchange.getRequestBody());
        calls.add(call);
        try (exchange) {
            answer(exchange, call, after.apply(call).apply(answerTo(exchange, call)));
        }
    }

    private StandInAnswer answerTo(HttpExchange exchange, StandInCall call) throws IOException {
        Optional<StandInAnswer> instead = fault.apply(call);
        if (instead.isPresent()) {
            return instead.get();
        }
        try {
            return routes.answer(call);
        } catch (Refusal refusal) {
            if (!"close".equalsIgnoreCase(call.header("Connection")) && StandInRoutes.isUpload(call)) {
                wedged.add(exchange.getRemoteAddress());
            }
            return StandInRoutes.isTus(call) ? refusal.text() : refusal.json(codes);
        }
    }

    private static void answer(HttpExchange exchange, StandInCall call, StandInAnswer answer) throws IOException {
        if (answer.status() == 0) {
            return; // closing the exchange without an answer closes the connection
        }
        call.body().transferTo(OutputStream.nullOutputStream());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = call.method().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
