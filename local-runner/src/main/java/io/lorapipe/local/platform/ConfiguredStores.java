package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.PlatformSettings.Provider;
import io.lorapipe.messaging.SecretFiles;
import io.lorapipe.store.roles.StoreSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The stores that the services of a data directory would use, read as they read them, with no service started. */
public final class ConfiguredStores {

    private ConfiguredStores() {}

    /** Reads the settings; fails with a {@link CommandStopped} that names the one which cannot be. */
    public static StoreSettings settings(Path data, Provider provider) {
        silence();
        var directory = data.toAbsolutePath().normalize();
        var environment = new StandardEnvironment();
        var given = new LinkedHashMap<String, Object>(
                StoreWiring.settings(directory, provider, uploads(directory), environment));
        given.put("spring.config.location", "classpath:lorapipe-stores.yml");
        environment.getPropertySources().addFirst(new MapPropertySource("runner", given));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        SecretFiles.applyTo(environment);
        try {
            return Binder.get(environment).bindOrCreate("lorapipe.stores", StoreSettings.class);
        } catch (BindException ex) {
            throw CommandStopped.badInput(
                    "The setting %s cannot be what it is; object-store/README.md says what it may be, and from which variable it comes."
                            .formatted(ex.getName()));
        }
    }

    /** Where upload-service listens while the platform of this data directory runs. */
    private static String uploads(Path data) {
        var running = PlatformLock.read(data).gateway().isPresent();
        return running
                ? Ports.last(data).map(ports -> Wiring.url(ports.upload())).orElse("")
                : "";
    }

    /** Libraries would log on standard output, for nobody has told them where to. */
    private static void silence() {
        LoggingSystem.get(ConfiguredStores.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
    }
}
