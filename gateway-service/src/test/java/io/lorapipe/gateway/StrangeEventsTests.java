package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.progress.Cursor;
import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.Selection;
import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Other programs write to the topics too; what they write must not stop what is ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeEventsTests {

    private final TestGateway gateway = TestGateway.on(TestGateway.temporary("strange"));

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void progressOfAUserWhoseIdCannotBeOursIsPassedOver(int length) {
        assertIsPassedOver(new ToldByPipeline("u".repeat(length), "nova"));
    }

    @Test
    void progressOfACharacterWhoseIdCannotBeOursIsPassedOver() {
        assertIsPassedOver(new ToldByPipeline("local", "no/va\0"));
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsPassedOver() {
        gateway.bean(JdbcClient.class)
                .sql("alter table progress_records add constraint picky check (user_id <> 'unwanted')")
                .update();

        assertIsPassedOver(new ToldByPipeline("unwanted", "nova"));
    }

    @Test
    void aMessageOfAnyLengthAndCharactersIsTold() {
        var message = "\0".repeat(3) + "x".repeat(50_000);
        var told = new ToldByPipeline("local", "nova");
        gateway.publish(Topics.PROGRESS, told.id(), told.running(31, message));

        awaitProgress(told.id());

        assertThat(messages(told.id())).containsExactly(message);
    }

    @Test
    void aNameThatIsTooLongOrHoldsControlCharactersIsCutAndCleaned() {
        var told = new ToldByPipeline("local", "long-name");
        var request = ImagesRequested.newBuilder(told.requested())
                .setCharacterName("No\0va\n" + "a".repeat(300))
                .setTriggerWord("t\0" + "r".repeat(500))
                .build();
        gateway.publish(Topics.IMAGES_REQUESTED, told.id(), request);
        awaitTraining("local", told.id());

        var training = gateway.get("/api/trainings/" + told.id()).body();
        assertThat(training.path("characterName").asString()).isEqualTo("No va " + "a".repeat(194));
        assertThat(training.path("triggerWord").asString()).isEqualTo("t " + "r".repeat(398));
    }

    @Test
    void aRequestThatContradictsTheAdoptedOneAddsNoCharacter() {
        var id = new ToldByPipeline("local", "adopted").id();
        request(id, "local", "adopted");
        request(id, "local", "contradiction");
        request(id, "mallory", "foreign");

        var characters = gateway.bean(Characters.class);
        assertThat(characters.find("local", "adopted")).isPresent();
        assertThat(characters.find("local", "contradiction")).isEmpty();
        assertThat(characters.find("mallory", "foreign")).isEmpty();
    }

    private void request(UUID id, String userId, String characterId) {
        var now = Instant.now();
        gateway.bean(Pipeline.class)
                .requested(
                        new Request(id, userId, characterId, "Name", List.of(), "a preset", Map.of(), null, now),
                        new Pipeline.SeenRequest(new byte[0], UUID.randomUUID(), now, "00"));
    }

    /** Both records are in one partition, for the training is the same. */
    private void assertIsPassedOver(ToldByPipeline strange) {
        gateway.publish(Topics.PROGRESS, strange.id(), strange.running(31, "strange"));
        var good = new ToldByPipeline(strange.id(), "local", "nova");
        gateway.publish(Topics.PROGRESS, good.id(), good.running(32, "good"));

        awaitProgress(good.id());

        assertThat(messages(good.id())).containsExactly("good");
    }

    private List<String> messages(UUID id) {
        return gateway.bean(ProgressLog.class).after(new Selection.OfTraining(id), Cursor.start("any"), 10).stream()
                .map(entry -> entry.record().message())
                .toList();
    }

    private void awaitProgress(UUID id) {
        await().until(() -> gateway.bean(ProgressLog.class).newest(List.of(id)).containsKey(id));
    }

    private void awaitTraining(String userId, UUID id) {
        await().until(() -> gateway.bean(Trainings.class).find(userId, id).isPresent());
    }
}
