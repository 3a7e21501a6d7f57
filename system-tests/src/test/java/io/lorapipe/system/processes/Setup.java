package io.lorapipe.system.processes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which platform is wanted.
 *
 * @param directory where it keeps its data and its logs
 * @param services the services that are started
 * @param environment variables of all services besides the addresses
 * @param sandbox options of fal-sandbox
 * @param kafka address of a broker; null starts one
 */
public record Setup(
        Path directory,
        List<Service> services,
        Map<String, String> environment,
        List<String> sandbox,
        @Nullable String kafka) {

    /** Short enough to see a training go on whose submit nobody ever heard of. */
    public static final Map<String, String> SHORT_DEADLINES = Map.of(
            "LORAPIPE_TRAINING_WHENUNKNOWN", "RESUBMIT_AFTER",
            "LORAPIPE_TRAINING_QUEUEDEADLINE", "5s",
            "LORAPIPE_TRAINING_RUNDEADLINE", "10s",
            "LORAPIPE_FAL_CALLTIMEOUT", "5s",
            "LORAPIPE_TRAINING_RESUBMITAFTER", "20s");

    public Setup {
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
        sandbox = List.copyOf(sandbox);
    }

    /** On a broker that is started elsewhere. */
    public Setup withKafka(String bootstrapServers) {
        return new Setup(directory, services, environment, sandbox, bootstrapServers);
    }

    /** The three stages without a gateway, and a provider that is quick. */
    public static Setup stages(String name) {
        return new Setup(
                Path.of("target", "platforms", name).toAbsolutePath(),
                List.of(Service.ARCHIVE, Service.UPLOAD, Service.TRAINING),
                Map.of("LORAPIPE_TRAINING_FIRSTPOLL", "200ms", "LORAPIPE_TRAINING_LONGESTPOLL", "500ms"),
                List.of("--duration=1", "--lorapipe.sandbox.queue-delay=200ms"),
                null);
    }

    public Setup with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    public Setup with(Map<String, String> variables) {
        var more = new HashMap<>(environment);
        more.putAll(variables);
        return new Setup(directory, services, more, sandbox, kafka);
    }

    public Setup withSandbox(String... options) {
        return new Setup(directory, services, environment, List.of(options), kafka);
    }
}
