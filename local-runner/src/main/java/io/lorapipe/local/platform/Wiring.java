package io.lorapipe.local.platform;

import io.lorapipe.local.platform.PlatformSettings.Provider;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** What docker-compose gives to the services as environment variables, given to them inside this JVM. */
final class Wiring {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration SANDBOX_RUN = Duration.ofSeconds(20);
    private static final Duration SANDBOX_QUEUE = Duration.ofSeconds(20);
    private static final Duration SANDBOX_CALL = Duration.ofSeconds(5);

    private final PlatformSettings settings;
    private final Ports ports;
    private final Environment environment;

    Wiring(PlatformSettings settings, Ports ports, Environment environment) {
        this.settings = settings;
        this.ports = ports;
        this.environment = environment;
    }

    /** Arguments of a service that works on Kafka. */
    String[] service(int port) {
        var given = common(port);
        given.put("spring.kafka.bootstrap-servers", bootstrapServers());
        // one process reads, so one partition is enough, and a broker with few of them starts faster
        given.put("lorapipe.kafka.partitions", "1");
        given.put("db-scheduler.polling-interval", "500ms");
        given.put("lorapipe.gateway.upload-url", url(ports.upload()));
        given.putAll(StoreWiring.settings(settings.data(), settings.provider(), url(ports.upload()), environment));
        given.putAll(settings.provider() == Provider.SANDBOX ? sandboxAsProvider() : Map.of());
        given.put(
                "lorapipe.training.spool-directory",
                settings.data().resolve("weights-spool").toString());
        return arguments(given);
    }

    /** Arguments of fal-sandbox. */
    String[] sandbox() {
        var given = common(ports.sandbox());
        given.put("lorapipe.sandbox.data-directory", settings.sandbox().toString());
        return arguments(given);
    }

    String bootstrapServers() {
        return LOOPBACK + ":" + ports.kafka();
    }

    String gatewayUrl() {
        return url(ports.gateway());
    }

    String sandboxUrl() {
        return url(ports.sandbox());
    }

    private Map<String, String> common(int port) {
        var given = new LinkedHashMap<String, String>();
        given.put("spring.main.banner-mode", "off");
        given.put("server.address", LOOPBACK);
        given.put("server.port", String.valueOf(port));
        return given;
    }

    /** The sandbox costs nothing and is near: it is asked often, and asked again when it did not answer. */
    private Map<String, String> sandboxAsProvider() {
        var sandbox = sandboxUrl();
        var run = sandboxRun().plus(SANDBOX_QUEUE);
        return Map.ofEntries(
                Map.entry("FAL_KEY", "sandbox:local"),
                Map.entry("FAL_QUEUE_URL", sandbox),
                Map.entry("FAL_REST_URL", sandbox),
                Map.entry("FAL_PLATFORM_URL", sandbox),
                Map.entry("FAL_JWKS_URL", sandbox + "/.well-known/jwks.json"),
                Map.entry("FAL_WEBHOOK_URL", url(ports.training())),
                Map.entry("lorapipe.fal.call-timeout", SANDBOX_CALL.toString()),
                Map.entry("lorapipe.training.first-poll", "300ms"),
                Map.entry("lorapipe.training.longest-poll", "2s"),
                Map.entry("lorapipe.training.queue-deadline", SANDBOX_QUEUE.toString()),
                Map.entry("lorapipe.training.run-deadline", run.toString()),
                Map.entry("lorapipe.training.when-unknown", "RESUBMIT_AFTER"),
                Map.entry(
                        "lorapipe.training.resubmit-after",
                        SANDBOX_QUEUE.plus(run).plus(SANDBOX_CALL).toString()));
    }

    private Duration sandboxRun() {
        var key = "lorapipe.sandbox.run-duration";
        var set = settings.overrides().getOrDefault(key, environment.getProperty("LORAPIPE_SANDBOX_RUN_DURATION", ""));
        return set.isBlank() ? SANDBOX_RUN : DurationStyle.detectAndParse(set, ChronoUnit.SECONDS);
    }

    private String[] arguments(Map<String, String> given) {
        given.putAll(settings.overrides());
        return given.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }
}
