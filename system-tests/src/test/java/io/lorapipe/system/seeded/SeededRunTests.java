package io.lorapipe.system.seeded;

import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Many trainings while services and Kafka are killed with SIGKILL and the provider does what it likes: none is lost,
 * and none is paid twice.
 */
class SeededRunTests {

    /** Another attempt is made once the first, had it been accepted, could no longer be running. */
    private static final Map<String, String> PACE = Map.ofEntries(
            Map.entry("LORAPIPE_TRAINING_WHENUNKNOWN", "RESUBMIT_AFTER"),
            Map.entry("LORAPIPE_TRAINING_QUEUEDEADLINE", "10s"),
            Map.entry("LORAPIPE_TRAINING_RUNDEADLINE", "10s"),
            Map.entry("LORAPIPE_FAL_CALLTIMEOUT", "5s"),
            Map.entry("LORAPIPE_TRAINING_SENDWITHIN", "4s"),
            Map.entry("LORAPIPE_TRAINING_RESUBMITAFTER", "26s"),
            Map.entry("LORAPIPE_TRAINING_FIRSTPOLL", "1s"),
            Map.entry("LORAPIPE_TRAINING_LONGESTPOLL", "20s"),
            Map.entry("LORAPIPE_TRAINING_FIRSTPAUSE", "500ms"),
            Map.entry("LORAPIPE_TRAINING_LONGESTPAUSE", "2s"),
            Map.entry("LORAPIPE_TRAINING_MAXINFLIGHT", "8"),
            Map.entry("LORAPIPE_WORK_LONGESTPAUSE", "5s"));

    @Test
    void nothingIsLostAndNothingIsPaidTwice() throws IOException {
        var seed = Seed.orGiven(20_260_700, 24);
        try {
            run(seed);
        } catch (RuntimeException | Error ex) {
            throw new AssertionError("Seed %d failed. To see it again: %s".formatted(seed.value(), seed.replay()), ex);
        }
    }

    private static void run(Seed seed) throws IOException {
        try (var images = new ImageHost();
                var platform = Platform.start(setup(images))) {
            var plan = Plan.drawn(seed, Album.served(Math.max(4, seed.trainings() / 3), seed, images));
            platform.provider().throwFaults(plan.faultScript());
            try (var conversation = new Conversation(platform.bootstrapServers())) {
                var began = Instant.now();
                new Run(plan, platform, conversation).toTheEnd();
                var evidence = Evidence.of(plan.wishes().stream().map(Wish::id).toList(), conversation, platform);
                var verdict = new Verdict(
                        plan, evidence, Thrown.read(platform.provider().thrown()));
                Files.writeString(
                        platform.directory("summary.txt"), verdict.summary(Duration.between(began, Instant.now())));
                verdict.isAsPromised();
            }
        }
    }

    private static Setup setup(ImageHost images) {
        return Setup.stages("seeded")
                .replicated(Service.UPLOAD, 2)
                .replicated(Service.TRAINING, 2)
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with(PACE)
                .withSandbox(
                        "--duration=1",
                        "--lorapipe.sandbox.queue-delay=200ms",
                        "--lorapipe.sandbox.max-running=40",
                        "--lorapipe.sandbox.steps-per-log=20");
    }
}
