package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Received;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.CleanedUp;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trainings that pass through the stages, each of them a process of its own; no gateway runs. */
class PipelineTests {

    private static ImageHost images;
    private static Platform platform;
    private static Conversation conversation;
    private static List<URI> pip;

    private final UUID training = UUID.randomUUID();

    @BeforeAll
    static void start() {
        images = new ImageHost();
        pip = images.pip();
        platform = Platform.start(Setup.stages("pipeline")
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with("LORAPIPE_KEEP_ARCHIVES", "1s")
                .with("LORAPIPE_UPLOAD_DELETEEVERY", "500ms")
                .with("LOGGING_LEVEL_ROOT", "debug")
                .with("LOGGING_LEVEL_ORG_APACHE_KAFKA_CLIENTS", "info"));
        conversation = new Conversation(platform.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        try {
            CleanedUp.holdsFor(evidence(), platform.store());
        } finally {
            conversation.close();
            platform.close();
            images.close();
        }
    }

    @Test
    void whoeverPublishesImagesRequestedGetsALora() {
        request(pip);

        var ended = conversation.awaitEnd(training);

        assertThat(ended.getOutcome()).as(ended.getMessage()).isEqualTo(Outcome.COMPLETED);
        assertThat(ended.getImageCount()).isEqualTo(pip.size());
        assertThat(ended.getWeights().getKey())
                .isEqualTo(Requests.user(training) + "/pip/" + training + ".safetensors");
        assertThat(conversation.heard(training, TrainingSubmitted.class)).hasSize(1);
        guaranteesHold();
    }

    @Test
    void progressObeysTheReadingRuleAndTheTableOfPercents() {
        request(pip);
        conversation.awaitEnd(training);

        var shown = conversation.shown(training);

        assertThat(conversation.heard(training, Progress.class))
                .as("nothing is said out of turn")
                .isEqualTo(shown);
        assertThat(shown).allSatisfy(Percents::areAsTheTableSays);
        assertThat(shown)
                .extracting(Progress::getStage)
                .startsWith(Stage.ARCHIVE)
                .contains(Stage.UPLOAD)
                .endsWith(Stage.TRAINING);
        assertThat(shown)
                .filteredOn(it -> it.getMessage().startsWith("Downloading"))
                .hasSize(pip.size());
        assertThat(shown)
                .filteredOn(it -> it.getMessage().startsWith("Packaging"))
                .hasSize(pip.size());
        assertThat(shown)
                .filteredOn(it -> "steps".equals(it.getUnit()))
                .extracting(Progress::getDone)
                .hasSizeGreaterThan(1);
        assertThat(shown.getLast().getPercent()).isEqualTo(100);
    }

    @Test
    void aRequestThatIsRepeatedIsTrainedOnce() {
        var request = request(pip);
        conversation.publish(Topics.IMAGES_REQUESTED, training, request);
        conversation.awaitEnd(training);

        conversation.publish(Topics.IMAGES_REQUESTED, training, request);
        awaitThatEverythingPublishedWasRead();

        assertThat(conversation.heard(training, ArchiveCreated.class)).isNotEmpty();
        guaranteesHold();
    }

    @Test
    void anotherTrainingUnderTheSameIdIsDeadLetteredAndLeavesTheFirstAlone() {
        var request = request(pip);
        var other = ImagesRequested.newBuilder(request)
                .setTriggerWord("somebody else")
                .build();

        conversation.publish(Topics.IMAGES_REQUESTED, training, other);

        assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.COMPLETED);
        conversation.await(training, ImagesRequested.class, it -> it.equals(other));
        awaitDeadLetters(Topics.deadLetters(Topics.IMAGES_REQUESTED, "archive-service"), other);
        awaitDeadLetters(Topics.deadLetters(Topics.IMAGES_REQUESTED, "training-service"), other);
        guaranteesHold();
    }

    @Test
    void aCancelBeforeTheSubmitCostsNothing() {
        var slow = images.serve("slow.jpg", new byte[0]);
        images.hold(slow);
        var withSlow = new ArrayList<>(pip.subList(0, 6));
        withSlow.add(slow);
        request(withSlow);
        conversation.await(training, Progress.class, it -> it.getStage() == Stage.ARCHIVE);

        conversation.publish(Topics.TRAINING_CANCEL_REQUESTED, training, Requests.cancel(training));

        assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(conversation.awaitEnd(training).getFailureCode()).isEqualTo(FailureCode.CANCELLED);
        images.release(slow);
        assertThat(PaidOnce.paidFor(evidence(), training)).isEmpty();
        guaranteesHold();
    }

    @Test
    void oneUnusableImageFailsTheTrainingAndIsNamed() {
        var withText = new ArrayList<>(pip.subList(0, 7));
        withText.set(2, images.serve("notes.jpg", "not an image".getBytes(StandardCharsets.UTF_8)));

        request(withText);

        var ended = conversation.awaitEnd(training);
        assertThat(ended.getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended.getFailureCode()).isEqualTo(FailureCode.INVALID_IMAGE);
        assertThat(ended.getCulprit()).isEqualTo("image 3 (notes.jpg)");
        assertThat(ended.getHint()).isNotBlank();
        assertThat(conversation.shown(training).getLast()).satisfies(last -> {
            assertThat(last.getState()).isEqualTo(State.FAILED);
            assertThat(last.getCulprit()).isEqualTo("image 3 (notes.jpg)");
        });
        assertThat(PaidOnce.paidFor(evidence(), training)).isEmpty();
        guaranteesHold();
    }

    @Test
    void kafkaKilledInTheMiddleDelaysTheTrainingAndLosesNothing() {
        request(pip);
        conversation.await(training, TrainingSubmitted.class, it -> true);

        platform.killKafka();
        await().atMost(Duration.ofSeconds(30)).until(() -> platform.logged("could not be established") > 0);
        platform.startKafka();

        assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.COMPLETED);
        guaranteesHold();
        assertThat(platform.logged("Rebootstrapping"))
                .as("attempts to find Kafka again")
                .isLessThan(1000);
    }

    @Test
    void anArchiveThatIsGoneBeforeItIsDeliveredIsBuiltOnceMore() {
        platform.kill(Service.UPLOAD);
        request(pip);
        var gone = conversation.await(training, ArchiveCreated.class, it -> true);
        var store = platform.store();
        store.delete(store.at(new ObjectKey(gone.getArchive().getKey())));

        platform.start(Service.UPLOAD);

        assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(conversation.heard(training, ArchiveCreated.class))
                .extracting(ArchiveCreated::getGeneration)
                .containsExactly(0, 1);
        guaranteesHold();
    }

    private ImagesRequested request(List<URI> given) {
        var request = Requests.training(training, given);
        conversation.publish(Topics.IMAGES_REQUESTED, training, request);
        return request;
    }

    /** A training that is asked for later goes through every topic, so what came before it was read. */
    private static void awaitThatEverythingPublishedWasRead() {
        var later = UUID.randomUUID();
        conversation.publish(Topics.IMAGES_REQUESTED, later, Requests.training(later, pip));
        conversation.awaitEnd(later);
    }

    private void awaitDeadLetters(String topic, ImagesRequested letter) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(conversation.about(training))
                        .filteredOn(it -> it.topic().equals(topic))
                        .extracting(Received::event)
                        .containsExactly(letter));
    }

    private static Evidence evidence() {
        var asked = conversation.all().stream()
                .filter(it -> it.topic().equals(Topics.IMAGES_REQUESTED))
                .map(Received::trainingId)
                .toList();
        return Evidence.of(asked, conversation, platform);
    }

    private void guaranteesHold() {
        NothingLost.holdsFor(evidence());
        PaidOnce.holdsFor(evidence());
        assertThat(conversation.heard(training, TrainingEnded.class)).hasSize(1);
    }
}
