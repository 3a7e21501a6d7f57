package io.lorapipe.local.platform;

import io.lorapipe.archive.ArchiveService;
import io.lorapipe.gateway.GatewayService;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.PlatformSettings.Provider;
import io.lorapipe.sandbox.FalSandbox;
import io.lorapipe.training.TrainingService;
import io.lorapipe.upload.UploadService;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every service, an embedded Kafka and fal-sandbox in this JVM, on one data directory. */
public final class LocalPlatform implements AutoCloseable {

    private final PlatformLock lock;
    private final Parts parts;
    private final Wiring wiring;

    private LocalPlatform(PlatformLock lock, Parts parts, Wiring wiring) {
        this.lock = lock;
        this.parts = parts;
        this.wiring = wiring;
    }

    /**
     * Starts everything; empty when another process runs the platform of this data directory. Fails with a
     * {@link CommandStopped}.
     */
    public static Optional<LocalPlatform> start(PlatformSettings settings) {
        return PlatformLock.take(settings.data()).map(lock -> start(settings, lock));
    }

    /** The platform that another process runs on the same data directory. */
    public static RunningPlatform running(PlatformSettings settings) {
        return PlatformLock.read(settings.data());
    }

    /** This port of loopback when nobody has it, else 0 for any. */
    public static int freePort(int wanted) {
        return Ports.isFree(wanted) ? wanted : 0;
    }

    private static LocalPlatform start(PlatformSettings settings, PlatformLock lock) {
        var parts = new Parts(settings.log());
        try {
            Belonging.check(settings);
            var ports = Ports.choose(settings.data(), settings.port(), linksPort());
            var foundation = parts.start("lorapipe", () -> Foundation.start(settings));
            var wiring = new Wiring(settings, ports, foundation.getEnvironment());
            // all at once: whoever needs the broker waits for it
            parts.begin("Kafka", () -> EmbeddedKafka.start(settings.kafka(), ports.kafka()));
            var services = new Services(parts, foundation, wiring);
            services.begin("gateway-service", GatewayService.application(), ports.gateway());
            var upload = services.begin("upload-service", UploadService.application(), ports.upload());
            services.begin("training-service", TrainingService.application(), ports.training());
            services.begin("archive-service", ArchiveService.application().web(WebApplicationType.NONE), 0);
            if (settings.provider() == Provider.SANDBOX) {
                parts.begin("fal-sandbox", () -> {
                    // it goes on with what it was doing at once, and fetches archives
                    parts.get(upload);
                    return Foundation.child(FalSandbox.application(), foundation)
                            .run(wiring.sandbox());
                });
            }
            parts.awaitAll();
            lock.announce(URI.create(wiring.gatewayUrl()));
            return new LocalPlatform(lock, parts, wiring);
        } catch (RuntimeException | Error ex) {
            close(lock, parts);
            throw ex;
        } catch (IOException ex) {
            close(lock, parts);
            throw PlatformLock.unwritable(settings.data());
        }
    }

    /** Where fal.ai can reach upload-service, its port cannot be any. */
    private static int linksPort() {
        return Integer.parseInt(System.getenv().getOrDefault("LORAPIPE_LINKS_PORT", "0"));
    }

    private static void close(PlatformLock lock, Parts parts) {
        try (lock) {
            parts.close();
        }
    }

    /** What all services are started with. */
    private record Services(Parts parts, ConfigurableApplicationContext foundation, Wiring wiring) {

        Parts.Part<?> begin(String name, SpringApplicationBuilder service, int port) {
            var child = Foundation.child(service.sources(FreedWork.class), foundation);
            return parts.begin(name, () -> child.run(wiring.service(port)));
        }
    }

    public URI gateway() {
        return URI.create(wiring.gatewayUrl());
    }

    /** Where fal-sandbox listens; nobody does when fal.ai trains. */
    public URI sandbox() {
        return URI.create(wiring.sandboxUrl());
    }

    /** Address of the embedded Kafka, for other programs. */
    public String bootstrapServers() {
        return wiring.bootstrapServers();
    }

    /** Stops everything; what was running goes on at the next start. */
    @Override
    public void close() {
        lock.withdraw();
        close(lock, parts);
    }
}
