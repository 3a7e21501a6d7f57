package io.lorapipe.training.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.custody.Downloads;
import io.lorapipe.training.custody.Downloads.Fetched;
import io.lorapipe.training.run.Ending.Outcome;
import io.lorapipe.training.run.Report.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was trained is paid: its weights are fetched for as long as there is hope, visibly. */
class SecuringTests {

    private static final Downloads NONSENSE = (url, target, limit) ->
            new Fetched.Whole(Files.size(Files.writeString(target, "<html>not weights at all</html>")));

    private World world;

    @BeforeEach
    void submittedWorld(@TempDir Path spool) {
        world = new World(spool);
        world.advance();
    }

    @AfterEach
    void whoReadsByTheRuleSkipsNothing() {
        assertThat(world.unread()).isEmpty();
    }

    @Test
    void weightsThatCannotBeFetchedAreTriedAgainVisibly() {
        var works = world.downloads;
        world.downloads = (url, target, limit) -> {
            throw new IOException("cut");
        };
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofSeconds(10));
        assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
        assertThat(world.waiting().deadline()).isNotNull();
        world.later(Duration.ofDays(2));
        assertThat(world.training().goesOn()).isTrue();

        world.downloads = works;
        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aFileThatIsNoSafetensorsFailsOnlyAfterManyTriesOverAWhile() {
        world.downloads = NONSENSE;
        trained();
        for (var i = 0; i < 8; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
        assertThat(world.waiting().deadline()).isEqualTo(world.attempt().since().plus(Duration.ofMinutes(10)));
        assertThat(world.shown().message()).contains("safetensors");

        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.WEIGHTS_INVALID);
    }

    @Test
    void oneUselessAnswerAfterLongOutagesEndsNothing() {
        var works = world.downloads;
        cut();
        trained();
        for (var i = 0; i < 30; i++) {
            world.later(Duration.ofMinutes(2));
        }
        world.downloads = NONSENSE;
        world.later(Duration.ofMinutes(2));
        assertThat(world.training().goesOn()).isTrue();

        world.downloads = works;
        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void weightsThatAreNotThereYetAreLookedForAnHour() {
        var works = world.downloads;
        world.downloads = (url, target, limit) -> new Fetched.Gone();
        trained();
        for (var i = 0; i < 50; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
        assertThat(world.waiting().deadline()).isEqualTo(world.attempt().since().plus(Duration.ofHours(1)));

        world.downloads = works;
        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void weightsThatStayGoneAreSaidToBeLost() {
        world.downloads = (url, target, limit) -> new Fetched.Gone();
        trained();
        for (var i = 0; i < 61; i++) {
            world.later(Duration.ofMinutes(1));
        }
        assertThat(world.ending().failure()).extracting("code").isEqualTo(Code.WEIGHTS_LOST);
    }

    @Test
    void weightsOnAHostThatIsNotAllowedWaitForWhoeverCanAllowIt() {
        var works = world.downloads;
        world.downloads = (url, target, limit) -> new Fetched.NotAllowed("The host cdn.example is not allowed.");
        trained();
        world.later(Duration.ofDays(3));
        assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
        assertThat(world.waiting().deadline()).isEqualTo(world.attempt().since().plus(Duration.ofDays(7)));
        assertThat(world.shown().message()).contains("cdn.example");

        world.downloads = works;
        world.later(Duration.ofMinutes(2));
        assertThat(world.attempt()).isInstanceOf(Attempt.Completed.class);
    }

    @Test
    void whatAKilledProcessLeftInTheSpoolIsSwept() throws IOException {
        var spool = world.spool();
        var left = Files.createFile(spool.resolve("lorapipe-left.part"));
        Files.setLastModifiedTime(left, FileTime.from(world.clock.instant().minus(Duration.ofDays(2))));
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofSeconds(10));
        assertThat(spool).isEmptyDirectory();
    }

    @Test
    void aCancelOfWhatIsTrainedComesTooLateAndSaysSo() {
        var works = world.downloads;
        cut();
        trained();
        world.arbiter.cancelAsked(world.id, "ann");
        world.advance();
        assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
        assertThat(world.shown().message()).contains("cancel came too late");
        world.later(Duration.ofMinutes(2));
        assertThat(world.shown().message()).contains("cancel came too late");

        world.downloads = works;
        world.later(Duration.ofMinutes(2));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(world.trainer.cancelled).isEmpty();
    }

    @Test
    void slowWeightsOfSomeDoNotKeepEverybodyWaiting() throws InterruptedException {
        var works = world.downloads;
        var begun = new CountDownLatch(4);
        var goOn = new CountDownLatch(1);
        world.downloads = (url, target, limit) -> {
            begun.countDown();
            awaited(goOn);
            return works.fetch(url, target, limit);
        };
        world.trainer.sight = InMemoryTrainer.trained();
        var follower = world.freshFollower();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(world::another).limit(4).forEach(id -> threads.submit(() -> follower.advance(id)));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(follower.advance(world.id)).isPresent();
            assertThat(world.waiting().reason()).isEqualTo(Reason.SECURING);
            goOn.countDown();
        }
        world.later(Duration.ofMinutes(1));
        assertThat(world.ending().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void trained() {
        world.trainer.sight = InMemoryTrainer.trained();
        world.later(Duration.ofSeconds(10));
    }

    private void cut() {
        world.downloads = (url, target, limit) -> {
            throw new IOException("cut");
        };
    }
}
