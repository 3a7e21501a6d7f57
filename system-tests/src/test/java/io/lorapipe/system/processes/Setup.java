package io.lorapipe.system.processes;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which platform is wanted.
 *
 * @param directory where it keeps its data and its logs
 * @param replicas the services that are started, each as so many processes
 * @param database whether a server of its own keeps their rows; otherwise each process has a file
 * @param environment variables of all services besides the addresses
 * @param sandbox options of fal-sandbox
 * @param kafka address of a broker; null starts one
 */
public record Setup(
        Path directory,
        Map<Service, Integer> replicas,
        boolean database,
        Map<String, String> environment,
        List<String> sandbox,
        @Nullable String kafka) {

    /** Short enough to see a training go on whose submit nobody ever heard of. */
    public static final Map<String, String> SHORT_DEADLINES = Map.of(
            "LORAPIPE_TRAINING_WHENUNKNOWN", "RESUBMIT_AFTER",
            "LORAPIPE_TRAINING_QUEUEDEADLINE", "5s",
            "LORAPIPE_TRAINING_RUNDEADLINE", "10s",
            "LORAPIPE_TRAINING_SENDWITHIN", "2s",
            "LORAPIPE_FAL_CALLTIMEOUT", "5s",
            "LORAPIPE_TRAINING_RESUBMITAFTER", "20s");

    public Setup {
        replicas = Map.copyOf(replicas);
        environment = Map.copyOf(environment);
        sandbox = List.copyOf(sandbox);
    }

    /** On a broker that is started elsewhere. */
    public Setup withKafka(String bootstrapServers) {
        return new Setup(directory, replicas, database, environment, sandbox, bootstrapServers);
    }

    /** The three stages without a gateway, and a provider that is quick. */
    public static Setup stages(String name) {
        return new Setup(
                Path.of("target", "platforms", name).toAbsolutePath(),
                Map.of(Service.ARCHIVE, 1, Service.UPLOAD, 1, Service.TRAINING, 1),
                false,
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
        return new Setup(directory, replicas, database, more, sandbox, kafka);
    }

    /** So many processes of a service. */
    public Setup replicated(Service service, int count) {
        var more = new EnumMap<>(replicas);
        more.put(service, count);
        return new Setup(directory, more, true, environment, sandbox, kafka);
    }

    /** Rows that a test can look at, and lock. */
    public Setup withDatabase() {
        return new Setup(directory, replicas, true, environment, sandbox, kafka);
    }

    public Setup withSandbox(String... options) {
        return new Setup(directory, replicas, database, environment, List.of(options), kafka);
    }
}
