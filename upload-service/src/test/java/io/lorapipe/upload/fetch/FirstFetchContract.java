package io.lorapipe.upload.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.schemas.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What upload-service tells of the links that were made for attempts, over HTTP, on any database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FirstFetchContract {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final UUID trainingId = Generators.timeBasedEpochGenerator().generate();

    /** The last one first; none where there is no such database. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private EmbeddedKafka kafka;
    private LinkServer server;
    private LinkServer another;

    /** Arguments that name the database; none take the standard one. */
    protected abstract List<String> database();

    @BeforeAll
    void start(@TempDir Path directory) {
        var database = database();
        kafka = started(EmbeddedKafka.start(directory.resolve("kafka")));
        server = started(LinkServer.start(kafka, directory, database));
        another = started(LinkServer.start(kafka, directory, database));
    }

    private <T extends AutoCloseable> T started(T part) {
        started.addFirst(part);
        return part;
    }

    @AfterAll
    void stop() throws Exception {
        for (var part : started) {
            part.close();
        }
    }

    @Test
    protected void theFirstFetchOfAnAttemptsLinkIsAnnouncedWithItsIds() {
        var attempt = UUID.randomUUID();

        assertThat(server.get(link(attempt))).isEqualTo(200);

        await().untilAsserted(() -> assertThat(announced()).contains(attempt));
    }

    @Test
    protected void aFetchOfAPartCounts() {
        var attempt = UUID.randomUUID();

        assertThat(server.get(link(attempt), "Range", "bytes=2-4")).isEqualTo(206);

        await().untilAsserted(() -> assertThat(announced()).contains(attempt));
    }

    @Test
    protected void aUseCountsAlthoughTheArchiveIsGone() {
        var attempt = UUID.randomUUID();

        assertThat(server.get(server.linkToNothing(name(attempt)))).isEqualTo(404);

        await().untilAsserted(() -> assertThat(announced()).contains(attempt));
    }

    @Test
    protected void laterFetchesAreNotAnnouncedWhicheverInstanceServesThem() {
        var attempt = UUID.randomUUID();
        var link = link(attempt);

        assertThat(server.get(link)).isEqualTo(200);
        assertThat(server.get(link)).isEqualTo(200);
        assertThat(another.get(another.at(link))).isEqualTo(200);

        assertThat(announcedUpToAnother()).containsOnlyOnce(attempt);
    }

    @Test
    protected void whatIsNoFetchThroughTheAttemptsOwnLinkIsNotAnnounced() {
        var headed = UUID.randomUUID();
        var tried = UUID.randomUUID();
        var expired = UUID.randomUUID();
        var forged = UUID.randomUUID();

        assertThat(server.head(link(headed))).isEqualTo(200);
        assertThat(server.get(server.link("trial_" + tried + ".zip", LIFE))).isEqualTo(200);
        assertThat(server.get(server.link("trial_" + name(tried), LIFE))).isEqualTo(200);
        assertThat(server.get(server.link(name(expired), Duration.ofSeconds(-1))))
                .isEqualTo(403);
        assertThat(server.get(URI.create(link(headed).toString().replace(headed.toString(), forged.toString()))))
                .isEqualTo(403);

        assertThat(announcedUpToAnother()).doesNotContain(headed, tried, expired, forged);
    }

    private URI link(UUID attempt) {
        return server.link(name(attempt), LIFE);
    }

    private String name(UUID attempt) {
        return new AttemptLink(trainingId, attempt).fileName();
    }

    /** Events of one training are published in order: once that of another attempt is there, all before it are. */
    private List<UUID> announcedUpToAnother() {
        var later = UUID.randomUUID();
        server.get(link(later));
        await().untilAsserted(() -> assertThat(announced()).contains(later));
        return announced();
    }

    private List<UUID> announced() {
        return new TopicRecords(kafka.bootstrapServers(), Topics.ARCHIVE_FETCHED)
                .of(trainingId).stream()
                        .map(found -> server.bean(EventCodec.class).decode(ArchiveFetched.class, found.value()))
                        .peek(event -> assertThat(event.getTrainingId()).isEqualTo(trainingId))
                        .map(ArchiveFetched::getAttemptId)
                        .toList();
    }
}
