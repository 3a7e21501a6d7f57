package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.guarantees.Submission;
import io.lorapipe.system.processes.Gate;
import io.lorapipe.system.processes.LocalRunner;
import io.lorapipe.system.processes.Provider;
import io.lorapipe.system.processes.Setup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Everything in one JVM is killed with SIGKILL, Kafka and the databases too: the next start goes on. Each training has
 * other images, so that none finds the archive of another.
 */
class LocalKillTests {

    private static final Path DIRECTORY =
            Path.of("target", "platforms", "local-kill").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUBMIT = "^POST /fal-ai/flux-lora-fast-training";

    private static ImageHost images;
    private static List<URI> pip;
    private static Provider provider;
    private static LocalRunner lorapipe;
    private static GatewayClient gateway;

    private final Set<String> paidBefore = paid();

    @BeforeAll
    static void start() {
        FileSystemUtils.deleteRecursively(DIRECTORY.toFile());
        images = new ImageHost();
        pip = images.pip();
        provider = new Provider(DIRECTORY, List.of("--duration=3", "--lorapipe.sandbox.queue-delay=200ms"));
        provider.start();
        provider.awaitReady();
        var environment = new HashMap<>(provider.environment());
        environment.putAll(Setup.SHORT_DEADLINES);
        environment.put("LORAPIPE_TRAINING_FIRSTPOLL", "200ms");
        environment.put("LORAPIPE_TRAINING_LONGESTPOLL", "500ms");
        environment.put("LORAPIPE_FETCH_ALLOW", images.address());
        lorapipe = LocalRunner.start(DIRECTORY, environment);
        gateway = new GatewayClient(lorapipe.url());
        gateway.addCharacter("pip");
    }

    @AfterAll
    static void stop() {
        lorapipe.close();
        provider.close();
        images.close();
    }

    @Test
    void whileImagesAreDownloaded() {
        images.hold(pip.get(4));
        var training = gateway.train("pip", pip);
        gateway.awaitProgress(training, "Downloading training images");

        thenKilledItCompletes(training, () -> images.release(pip.get(4)));
    }

    @Test
    void whenTheUploadIsHalfDone() {
        var gate = provider.proxy().set(Gate.withinRequest("^PUT /"));
        var training = gateway.train("pip", pip.reversed());
        gate.awaitReached(PATIENCE);

        thenKilledItCompletes(training, gate::drop);
    }

    @Test
    void beforeTheSubmit() {
        killedAt(Gate.beforeRequest("^GET /files/.*\\.zip"), pip.subList(2, 10));
    }

    @Test
    void duringTheSubmitThatNeverArrives() {
        killedAt(Gate.beforeRequest(SUBMIT), pip.subList(0, 8));
    }

    @Test
    void duringTheSubmitThatWasAccepted() {
        killedAt(Gate.beforeAnswer(SUBMIT), pip.subList(1, 9));
    }

    @Test
    void whileTheProviderTrains() {
        var training = gateway.train("pip", pip.subList(0, 9));
        gateway.awaitProgress(training, "Training");

        thenKilledItCompletes(training, () -> {});
    }

    @Test
    void whileTheWeightsAreFetched() {
        killedAt(Gate.beforeAnswer("^GET /files/.*\\.safetensors"), pip.subList(0, 7));
    }

    private void killedAt(Gate point, List<URI> given) {
        var gate = provider.proxy().set(point);
        var training = gateway.train("pip", given);
        gate.awaitReached(PATIENCE);

        thenKilledItCompletes(training, gate::drop);
    }

    private void thenKilledItCompletes(String training, Runnable whileDead) {
        lorapipe.kill();
        whileDead.run();
        lorapipe.start();

        assertThat(gateway.awaitEnd(training)).isEqualTo("COMPLETED");
        var paidFor = paid();
        paidFor.removeAll(paidBefore);
        assertThat(paidFor).as("submissions of this training").containsExactly(gateway.requestId(training));
    }

    private static Set<String> paid() {
        var ids = new HashSet<String>();
        Submission.read(provider.ledger()).forEach(it -> ids.add(it.requestId()));
        return ids;
    }
}
