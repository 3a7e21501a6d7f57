package io.lorapipe.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.gateway.progress.ProgressStream.Step;
import io.lorapipe.gateway.progress.ProgressStreams.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ProgressStreamsTests {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final UUID TRAINING = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    private final MemoryLog log = new MemoryLog();
    private final Set<UUID> ended = ConcurrentHashMap.newKeySet();
    private final Tail tail = new Tail(100);
    private final ProgressStreams streams = new ProgressStreams(log, tail, ended::contains);

    /** Two replicas share the log; the reader is cut after a random number of records, again and again. */
    @RepeatedTest(20)
    void aReaderThatIsCutAtRandomSeesWhatAnUninterruptedOneSees(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        var replicaTail = new Tail(5);
        var replica = new ProgressStreams(log, replicaTail, ended::contains);
        var told = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            told.add("record " + i);
        }
        var writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < told.size(); i++) {
                var terminal = i == told.size() - 1;
                var entry =
                        entry(TRAINING, i * 3L, terminal ? ProgressState.FAILED : ProgressState.RUNNING, told.get(i));
                log.add(entry);
                tail.publish(List.of(entry));
                replicaTail.publish(List.of(entry));
                Thread.yield();
            }
        });

        assertThat(read(random, streams, replica)).isEqualTo(told);

        writer.join();
        assertThat(tail.streams() + replicaTail.streams()).isZero();
    }

    private static List<String> read(Random random, ProgressStreams... replicas) throws InterruptedException {
        var seen = new ArrayList<String>();
        @Nullable String lastId = null;
        while (true) {
            var opening = replicas[random.nextInt(replicas.length)].ofTraining(TRAINING, lastId);
            if (opening instanceof Opening.Nothing) {
                return seen;
            }
            try (var stream = ((Opening.Follow) opening).stream()) {
                for (int left = random.nextInt(40); left >= 0; left--) {
                    if (!(stream.next(LONG) instanceof Step.News(var id, var record))) {
                        break;
                    }
                    lastId = id;
                    seen.add(record.message());
                }
            }
        }
    }

    @Test
    void aSlowReaderIsCutAndGetsTheRestWhenItResumes() throws Exception {
        var small = new Tail(2);
        var slow = new ProgressStreams(log, small, ended::contains);
        var stream = follow(slow.ofTraining(TRAINING, null));
        assertThat(stream.next(Duration.ZERO)).isInstanceOf(Step.Quiet.class);
        for (int i = 0; i < 4; i++) {
            var entry = entry(TRAINING, i, ProgressState.RUNNING, "record " + i);
            log.add(entry);
            small.publish(List.of(entry));
        }

        assertThat(stream.next(LONG)).isInstanceOf(Step.Over.class);

        var resumed =
                follow(slow.ofTraining(TRAINING, Cursor.start(MemoryLog.EPOCH).text()));
        assertThat(message(resumed.next(LONG))).isEqualTo("record 0");
        assertThat(message(resumed.next(LONG))).isEqualTo("record 1");
    }

    @Test
    void completionIsToldOnceItsEndIsNoted() throws Exception {
        log.add(entry(TRAINING, 1, ProgressState.COMPLETED, "completed"));
        var stream = follow(streams.ofTraining(TRAINING, null));
        assertThat(stream.next(Duration.ofMillis(1))).isInstanceOf(Step.Quiet.class);

        ended.add(TRAINING);

        assertThat(message(stream.next(LONG))).isEqualTo("completed");
        assertThat(stream.next(LONG)).isInstanceOf(Step.Over.class);
    }

    @Test
    void aCompletionThatIsHeldBackDoesNotHoldUpTheUsersOtherTrainings() throws Exception {
        var reset = (Opening.Reset) streams.ofUser("ada", null);
        log.add(entry(TRAINING, 0, ProgressState.COMPLETED, "completed"));
        log.add(entry(OTHER, 1, ProgressState.RUNNING, "other runs"));
        String id;
        try (var stream = follow(streams.ofUser("ada", reset.id()))) {
            var news = (Step.News) stream.next(Duration.ofSeconds(2));
            assertThat(news.record().message()).isEqualTo("other runs");
            id = news.id();

            ended.add(TRAINING);

            assertThat(message(stream.next(LONG))).isEqualTo("completed");
        }
        try (var resumed = follow(streams.ofUser("ada", id))) {
            assertThat(message(resumed.next(LONG))).isEqualTo("completed");
        }
    }

    @Test
    void aReaderThatSawTheEndGetsNothing() {
        log.add(entry(TRAINING, 7, ProgressState.CANCELLED, "cancelled"));

        assertThat(streams.ofTraining(TRAINING, MemoryLog.EPOCH + "-0-7")).isInstanceOf(Opening.Nothing.class);
        assertThat(streams.ofTraining(TRAINING, MemoryLog.EPOCH + "-0-6")).isInstanceOf(Opening.Follow.class);
    }

    @Test
    void anIdThatIsMalformedOfAnotherEpochOrNotReachedYetIsAnsweredByASnapshot() throws Exception {
        log.add(entry(TRAINING, 7, ProgressState.RUNNING, "now"));
        for (var id : List.of("x", "", "other-0-7", MemoryLog.EPOCH + "-0-8", MemoryLog.EPOCH + "-3-7")) {
            var opening = streams.ofTraining(TRAINING, id);

            assertThat(opening).as(id).isInstanceOf(Opening.Reset.class);
            assertThat(((Opening.Reset) opening).id()).isEqualTo(MemoryLog.EPOCH + "-0-7");
            try (var stream = ((Opening.Reset) opening).stream()) {
                assertThat(stream.next(Duration.ZERO)).isInstanceOf(Step.Quiet.class);
            }
        }
    }

    @Test
    void anEndedTrainingWhoseRecordsAreGoneIsASnapshotAndThenNothing() {
        ended.add(TRAINING);

        assertThat(streams.ofTraining(TRAINING, MemoryLog.EPOCH + "-0-7"))
                .isEqualTo(new Opening.Snapshot(ProgressStreams.ENDED));
        assertThat(streams.ofTraining(TRAINING, ProgressStreams.ENDED)).isInstanceOf(Opening.Nothing.class);
    }

    @Test
    void theStreamOfAUserGoesOnBehindItsVectorAndCarriesAllTrainings() throws Exception {
        log.add(entry(TRAINING, 7, ProgressState.RUNNING, "before"));
        var reset = (Opening.Reset) streams.ofUser("ada", null);
        var seen = new ConcurrentLinkedQueue<String>();
        for (var entry : List.of(
                entry(OTHER, 8, ProgressState.FAILED, "other failed"),
                entry(TRAINING, 9, ProgressState.RUNNING, "more"))) {
            log.add(entry);
        }

        try (var resumed = follow(streams.ofUser("ada", reset.id()))) {
            seen.add(message(resumed.next(LONG)));
            seen.add(message(resumed.next(LONG)));
        }

        assertThat(seen).containsExactly("other failed", "more");
        assertThat(streams.ofUser("ada", MemoryLog.EPOCH + "-0-99")).isInstanceOf(Opening.Reset.class);
    }

    @Test
    void closingTheTailCutsItsStreams() throws Exception {
        try (var stream = follow(streams.ofTraining(TRAINING, null))) {
            stream.next(Duration.ZERO);

            tail.close();

            stream.next(LONG);
            assertThat(stream.next(LONG)).isInstanceOf(Step.Over.class);
        }
    }

    private static ProgressStream follow(Opening opening) {
        return ((Opening.Follow) opening).stream();
    }

    private static String message(Step step) {
        return ((Step.News) step).record().message();
    }

    private static Entry entry(UUID training, long offset, ProgressState state, String message) {
        return new Entry(
                new Position(0, offset),
                new ProgressRecord(
                        training,
                        "ada",
                        "mira",
                        0,
                        "ARCHIVE",
                        state,
                        40,
                        message,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Instant.EPOCH));
    }
}
