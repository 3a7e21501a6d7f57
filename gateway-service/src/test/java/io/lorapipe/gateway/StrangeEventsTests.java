package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.progress.Cursor;
import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.Selection;
import io.lorapipe.schemas.Topics;
import java.util.List;
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
                .sql("alter table progress_records add constraint picky check (user_id <> 'refused')")
                .update();

        assertIsPassedOver(new ToldByPipeline("refused", "nova"));
    }

    @Test
    void aMessageOfAnyLengthAndCharactersIsTold() {
        var message = "\0".repeat(3) + "x".repeat(50_000);
        var told = new ToldByPipeline("local", "nova");
        gateway.publish(Topics.PROGRESS, told.id(), told.running(31, message));

        awaitProgress(told.id());

        assertThat(messages(told.id())).containsExactly(message);
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
}
