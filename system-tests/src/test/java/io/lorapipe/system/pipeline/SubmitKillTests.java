package io.lorapipe.system.pipeline;

import static io.lorapipe.system.processes.Service.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Door;
import io.lorapipe.system.processes.Gate;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Setup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * training-service is killed between two steps of a submit that no request shows: the archive lies in our own store,
 * and a database server and the provider's door hold it where it is to die.
 */
class SubmitKillTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SUBMIT = "^POST /fal-ai/flux-lora-fast-training";
    private static final String ANSWER_HEARD = "An attempt was submitted";

    private static final String NO_WEBHOOK_AND_NOTHING_LISTED = """
            {"faults": [
              {"at": "webhook", "fault": "never"},
              {"at": "list", "fault": "answer", "status": 200, "body": {"items": [], "has_more": false}}
            ]}""";

    private static final String NO_FAULTS = """
            {"faults": []}""";

    private static final Set<UUID> ASKED = new HashSet<>();

    private static ImageHost images;
    private static Door door;
    private static Platform platform;
    private static Conversation conversation;

    private final UUID training = UUID.randomUUID();

    @BeforeAll
    static void start() {
        images = new ImageHost();
        door = new Door();
        platform = Platform.start(Setup.stages("submit-kill")
                .withDatabase()
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with(Setup.SHORT_DEADLINES)
                .with("LORAPIPE_TRAINING_RESUBMITAFTER", "60s")
                .with("FAL_QUEUE_URL", door.url().toString()));
        door.open(platform.proxy());
        conversation = new Conversation(platform.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        conversation.close();
        platform.close();
        door.close();
        images.close();
    }

    @AfterEach
    void theGuaranteesHold() {
        platform.provider().throwFaults(NO_FAULTS);
        door.open(platform.proxy());
        var evidence = Evidence.of(ASKED, conversation, platform);
        NothingLost.holdsFor(evidence);
        PaidOnce.holdsFor(evidence);
        assertThat(PaidOnce.paidFor(evidence, training)).hasSize(1);
    }

    @Test
    void whenItIsSaidToBeSentAndNothingHasLeft() {
        door.shut();
        request();
        conversation.await(training, Progress.class, it -> it.getMessage().startsWith("Handing the archive over"));

        platform.kill(TRAINING);
        door.open(platform.proxy());
        platform.start(TRAINING);

        completes();
    }

    @Test
    void whenTheAnswerIsHeardAndNotYetCommitted() throws SQLException {
        var gate = platform.proxy().set(Gate.beforeAnswer(SUBMIT));
        request();
        gate.awaitReached(PATIENCE);
        var heardBefore = platform.logged(ANSWER_HEARD);
        try (var rows = platform.database().connect(TRAINING)) {
            lock(rows);
            gate.pass();
            await().atMost(PATIENCE).until(() -> platform.logged(ANSWER_HEARD) > heardBefore);

            platform.kill(TRAINING);
        }
        platform.start(TRAINING);

        completes();
    }

    /** Another attempt would be made by then; the fetch of the archive keeps from that. */
    @Test
    void whenTheAnswerIsLostAndOnlyTheFetchOfTheArchiveTells() {
        platform.provider().throwFaults(NO_WEBHOOK_AND_NOTHING_LISTED);
        var gate = platform.proxy().set(Gate.beforeAnswer(SUBMIT));
        request();
        gate.awaitReached(PATIENCE);

        platform.kill(TRAINING);
        gate.drop();
        conversation.await(training, ArchiveFetched.class, it -> true);
        platform.start(TRAINING);

        assertThat(conversation.awaitEnd(training).getFailureCode()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
        platform.provider().throwFaults(NO_FAULTS);
        conversation.await(training, TrainingSubmitted.class, it -> it.getRequestId() != null);
    }

    private void completes() {
        var ended = conversation.awaitEnd(training);
        assertThat(ended.getOutcome()).as(ended.getMessage()).isEqualTo(Outcome.COMPLETED);
    }

    private void request() {
        ASKED.add(training);
        conversation.publish(Topics.IMAGES_REQUESTED, training, Requests.training(training, images.pip()));
    }

    private void lock(Connection rows) throws SQLException {
        rows.setAutoCommit(false);
        try (var select = rows.prepareStatement("select * from training where training_id = ? for update")) {
            select.setObject(1, training);
            assertThat(select.executeQuery().next()).isTrue();
        }
    }
}
