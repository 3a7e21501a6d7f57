package io.lorapipe.system.pipeline;

import static io.lorapipe.system.processes.Service.ARCHIVE;
import static io.lorapipe.system.processes.Service.TRAINING;
import static io.lorapipe.system.processes.Service.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.CleanedUp;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Gate;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stage is killed with SIGKILL at a known point and started again: nothing is lost, and nothing is paid twice. */
class KillTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUBMIT = "^POST /fal-ai/flux-lora-fast-training";
    private static final String STEPS_PER_LOG = "--lorapipe.sandbox.steps-per-log=10";
    private static final String NO_WEBHOOK = """
            {"faults": [{"at": "webhook", "fault": "never"}]}""";
    private static final String NO_FAULTS = """
            {"faults": []}""";
    private static final Set<UUID> ASKED = new HashSet<>();

    private static ImageHost images;
    private static Platform platform;
    private static Conversation conversation;
    private static List<URI> pip;
    private static Recoveries recoveries;

    private final UUID training = UUID.randomUUID();

    @BeforeAll
    static void start() {
        images = new ImageHost();
        pip = images.pip();
        platform = Platform.start(Setup.stages("kill")
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with("LORAPIPE_STORE", "fal")
                .with(Setup.SHORT_DEADLINES)
                .withSandbox("--duration=3", "--lorapipe.sandbox.queue-delay=200ms", STEPS_PER_LOG));
        conversation = new Conversation(platform.bootstrapServers());
        recoveries = new Recoveries(platform.directory("recovery.txt"));
    }

    @AfterAll
    static void stop() {
        try {
            CleanedUp.holdsFor(Evidence.of(ASKED, conversation, platform), platform.store());
        } finally {
            conversation.close();
            platform.close();
            images.close();
        }
    }

    @AfterEach
    void theGuaranteesHold() {
        platform.provider().throwFaults(NO_FAULTS);
        var evidence = Evidence.of(ASKED, conversation, platform);
        NothingLost.holdsFor(evidence);
        PaidOnce.holdsFor(evidence);
        assertThat(PaidOnce.requestIds(evidence, training)).hasSize(1);
    }

    @Test
    void whileImagesAreDownloaded() {
        images.hold(pip.get(4));
        request(pip);
        heardProgress("Downloading");

        killAndRestart("while images are downloaded", ARCHIVE, () -> images.release(pip.get(4)));
    }

    @Test
    void whenTheImagesAreCheckedAndTheArchiveIsBegun() {
        request(heavy());
        awaitArchiveOnDisk(1);

        killAndRestart("images checked, archive begun", ARCHIVE);
    }

    @Test
    void whenTheArchiveIsHalfWritten() {
        request(heavy());
        awaitArchiveOnDisk(HeavyImages.BYTES * 3);

        killAndRestart("archive half written", ARCHIVE);
    }

    @Test
    void afterTheArchiveIsCreated() {
        platform.kill(UPLOAD);
        request(pip);
        conversation.await(training, ArchiveCreated.class, it -> true);
        platform.kill(ARCHIVE);
        platform.start(ARCHIVE);

        killAndRestart("after archive.created", UPLOAD);
    }

    @Test
    void whenTheUploadIsHalfDone() {
        var gate = platform.proxy().set(Gate.withinRequest("^PUT /"));
        request(pip);
        gate.awaitReached(PATIENCE);
        assertThat(conversation.heard(training, ArchiveUploaded.class)).isEmpty();

        killAndRestart("upload half done", UPLOAD, gate::drop);
    }

    @Test
    void beforeTheSubmit() {
        var gate = platform.proxy().set(Gate.beforeRequest("^GET /files/.*\\.zip"));
        request(pip);
        gate.awaitReached(PATIENCE);

        killAndRestart("before the submit", TRAINING, gate::drop);
    }

    @Test
    void duringTheSubmitThatNeverArrives() {
        var gate = platform.proxy().set(Gate.beforeRequest(SUBMIT));
        request(pip);
        gate.awaitReached(PATIENCE);

        killAndRestart("during the submit, nothing arrived", TRAINING, gate::drop);
    }

    /** The archive is delivered once, so both attempts point the provider at the same file. */
    @Test
    void aSubmitThatNeverArrivesIsNotTakenForThatOfAnotherTrainingOfTheSameImages() {
        var earlier = UUID.randomUUID();
        request(earlier, pip);
        var paidBefore = conversation.await(earlier, TrainingSubmitted.class, it -> true);
        conversation.awaitEnd(earlier);
        var gate = platform.proxy().set(Gate.beforeRequest(SUBMIT));
        publish(ImagesRequested.newBuilder(Requests.training(training, pip))
                .setUserId(Requests.user(earlier))
                .build());
        gate.awaitReached(PATIENCE);

        killAndRestart("during the submit, the same images trained before", TRAINING, gate::drop);

        assertThat(conversation.heard(training, TrainingSubmitted.class))
                .extracting(TrainingSubmitted::getRequestId)
                .doesNotContain(paidBefore.getRequestId());
    }

    @Test
    void duringTheSubmitThatWasAccepted() {
        var gate = platform.proxy().set(Gate.beforeAnswer(SUBMIT));
        request(pip);
        gate.awaitReached(PATIENCE);

        killAndRestart("during the submit, accepted but not answered", TRAINING, gate::drop);
    }

    @Test
    void duringTheSubmitThatWasAcceptedWhenOnlyTheListTells() {
        platform.provider().throwFaults(NO_WEBHOOK);
        var gate = platform.proxy().set(Gate.beforeAnswer(SUBMIT));
        request(pip);
        gate.awaitReached(PATIENCE);

        killAndRestart("during the submit, accepted, only the list tells", TRAINING, gate::drop);
    }

    @Test
    void afterTheSubmit() {
        request(pip);
        conversation.await(training, TrainingSubmitted.class, it -> true);

        killAndRestart("after the submit", TRAINING);
    }

    @Test
    void whileTheProviderTrains() {
        request(pip);
        conversation.await(training, Progress.class, it -> "steps".equals(it.getUnit()));

        killAndRestart("training", TRAINING);
    }

    @Test
    void whileTheWeightsAreFetched() {
        var gate = platform.proxy().set(Gate.beforeAnswer("^GET /files/.*\\.safetensors"));
        request(pip);
        gate.awaitReached(PATIENCE);

        killAndRestart("securing", TRAINING, gate::drop);
    }

    private void request(List<URI> given) {
        request(training, given);
    }

    private static void request(UUID id, List<URI> given) {
        publish(Requests.training(id, given));
    }

    private static void publish(ImagesRequested request) {
        ASKED.add(request.getTrainingId());
        conversation.publish(Topics.IMAGES_REQUESTED, request.getTrainingId(), request);
    }

    private void killAndRestart(String point, Service service) {
        killAndRestart(point, service, () -> {});
    }

    private void killAndRestart(String point, Service service, Runnable whileDead) {
        platform.kill(service);
        whileDead.run();
        var started = System.nanoTime();
        platform.start(service);
        var answering = System.nanoTime();
        var ended = conversation.awaitEnd(training);
        recoveries.note(point, service, started, answering, System.nanoTime());
        assertThat(ended.getOutcome()).as(ended.getMessage()).isEqualTo(Outcome.COMPLETED);
    }

    private void heardProgress(String beginning) {
        conversation.await(training, Progress.class, it -> it.getMessage().startsWith(beginning));
    }

    /** Images that are large enough for their archive to be caught half-way. */
    private static List<URI> heavy() {
        var urls = new ArrayList<URI>();
        for (var number = 1; number <= 6; number++) {
            urls.add(images.serve("heavy_%d.png".formatted(number), HeavyImages.image(number)));
        }
        return urls;
    }

    private static void awaitArchiveOnDisk(long bytes) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> HeavyImages.largestArchive(platform.directory("archive-service")) >= bytes);
    }
}
