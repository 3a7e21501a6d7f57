package io.lorapipe.training.follow;

import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.custody.Custody;
import io.lorapipe.training.custody.Downloads;
import io.lorapipe.training.fal.WalkingProvider;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.InMemoryTrainings;
import io.lorapipe.training.run.News;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Samples;
import io.lorapipe.training.run.Training;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** A core with twins all around, and one training in it whose archive is there. */
final class World {

    final TestClock clock = new TestClock();
    final InMemoryTrainings trainings = new InMemoryTrainings();
    final InMemorySlots slots = new InMemorySlots();
    final InMemoryTrainer trainer = new InMemoryTrainer();
    final InMemoryStore weights = new InMemoryStore("mem");
    final Arbiter arbiter = new Arbiter(trainings, UUID::randomUUID, clock);
    final UUID id = UUID.randomUUID();
    Delivery.Handover handover = new Delivery.Handover.Ready(URI.create("http://store/a.zip"));
    Runnable whilePreparing = () -> {};
    Downloads downloads = (url, target, limit) ->
            new Downloads.Fetched.Whole(Files.size(Files.write(target, WalkingProvider.weights())));
    UnknownPolicy policy = new UnknownPolicy.Hold(Duration.ofHours(24));
    long nanos;
    boolean fetchesAreHeard = true;
    private final Path spool;

    World(Path spool) {
        this.spool = spool;
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
    }

    /** A follower as a process that has just started has it. */
    Follower freshFollower() {
        var pace = new Pace(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofDays(7),
                Duration.ofSeconds(10),
                Duration.ofHours(2),
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ofDays(7),
                policy);
        return new Crew(
                        trainings,
                        slots,
                        (archive, trainingId, attemptId, life) -> {
                            whilePreparing.run();
                            return handover;
                        },
                        trainer,
                        trainer,
                        () -> fetchesAreHeard,
                        new Custody(
                                (url, target, limit) -> downloads.fetch(url, target, limit),
                                weights,
                                spool,
                                1_000_000,
                                clock),
                        pace,
                        UUID::randomUUID,
                        clock,
                        () -> nanos,
                        new Random(1))
                .follower();
    }

    /** Another training whose archive is there. */
    UUID another() {
        var other = UUID.randomUUID();
        arbiter.requested(other, Samples.request());
        arbiter.uploaded(other, Samples.upload(0));
        return other;
    }

    Path spool() {
        return spool;
    }

    void advance() {
        freshFollower().advance(id);
    }

    /** Time passes, and whoever follows comes by again. */
    void later(Duration duration) {
        clock.advance(duration);
        advance();
    }

    Training training() {
        return trainings.find(id).orElseThrow();
    }

    Attempt attempt() {
        return Objects.requireNonNull(training().attempt());
    }

    Ending ending() {
        return Objects.requireNonNull(training().ending());
    }

    Report shown() {
        return Objects.requireNonNull(training().shown());
    }

    Report.Wait waiting() {
        return Objects.requireNonNull(shown().waiting());
    }

    /** What was shown and would be skipped by who reads by the rule. */
    List<Report> unread() {
        var rule = new ReadingRule();
        return reports().stream().filter(it -> !rule.accepts(progress(it))).toList();
    }

    private Progress progress(Report report) {
        return Progress.newBuilder()
                .setTrainingId(id)
                .setUserId("ann")
                .setCharacterId("elf")
                .setAttempt(report.attempt())
                .setStage(Stage.TRAINING)
                .setState(report.waiting() == null ? State.RUNNING : State.WAITING)
                .setPercent(report.percent())
                .setMessage(report.message())
                .setAt(clock.instant())
                .build();
    }

    List<Report> reports() {
        return told(News.Progressed.class).stream().map(News.Progressed::report).toList();
    }

    <N extends News> List<N> told(Class<N> kind) {
        return trainings.newsOf(id).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
