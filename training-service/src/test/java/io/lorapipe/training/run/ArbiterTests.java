package io.lorapipe.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbiterTests {

    private final InMemoryTrainings trainings = new InMemoryTrainings();
    private final Arbiter arbiter = new Arbiter(trainings, UUID::randomUUID, Clock.systemUTC());
    private final UUID id = UUID.randomUUID();

    @Test
    void aRequestAndItsArchiveMakeAnAttemptThatWaits() {
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));

        assertThat(training().attempt()).isInstanceOf(Attempt.Waiting.class);
        assertThat(trainings.woken()).contains(id);
    }

    @Test
    void anArchiveThatComesBeforeItsRequestWaitsForIt() {
        arbiter.uploaded(id, Samples.upload(0));
        assertThat(training().attempt()).isNull();

        arbiter.requested(id, Samples.request());
        assertThat(training().attempt()).isInstanceOf(Attempt.Waiting.class);
    }

    @Test
    void aRepeatedOrRebuiltArchiveMakesNoSecondAttempt() {
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
        var attempt = training().attempt();
        arbiter.uploaded(id, Samples.upload(0));
        arbiter.uploaded(id, Samples.upload(1));
        arbiter.requested(id, Samples.request());

        assertThat(training().attempts()).containsExactly(attempt);
        assertThat(Objects.requireNonNull(training().facts().upload()).generation())
                .isEqualTo(1);
    }

    @Test
    void theSameRequestAgainIsNoContradictionAndAnotherBodyIs() {
        assertThat(arbiter.requested(id, Samples.request())).isEmpty();
        assertThat(arbiter.requested(id, Samples.request())).isEmpty();

        var other = Samples.request("fal-ai/flux-lora-fast-training", Map.of("steps", 900L), "ann/elf/1.jpg");
        assertThat(arbiter.requested(id, other)).isPresent();
        assertThat(training().facts().request()).isEqualTo(Samples.request());
        assertThat(training().goesOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "../x", "x/y", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void idsThatAreNoneEndTheTraining(String bad) {
        arbiter.requested(id, Samples.requestBy(bad, "elf"));
        assertFailed(Code.INVALID_REQUEST, "userId");

        var other = UUID.randomUUID();
        arbiter.requested(other, Samples.requestBy("ann", bad));
        assertThat(trainings.find(other).orElseThrow().goesOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " Elf", "El\nf"})
    void aNameThatCannotBeShownEndsTheTraining(String bad) {
        var good = Samples.request();
        arbiter.requested(
                id, new TrainingRequest("ann", "elf", bad, good.images(), good.preset(), good.parameters(), null));
        assertFailed(Code.INVALID_REQUEST, "characterName");
    }

    @Test
    void anImageOfAnotherUserEndsTheTraining() {
        arbiter.requested(id, Samples.request("fal-ai/flux-lora-fast-training", Map.of(), "bob/elf/1.jpg"));
        assertFailed(Code.FOREIGN_REFERENCE, "front.jpg");
    }

    @Test
    void aPrefixThatOnlyBeginsLikeTheUsersIsForeign() {
        arbiter.requested(id, Samples.request("fal-ai/flux-lora-fast-training", Map.of(), "anna/elf/1.jpg"));
        assertFailed(Code.FOREIGN_REFERENCE, "front.jpg");
    }

    @Test
    void anArchiveOfAnotherUserEndsTheTraining() {
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload("bob/lora-training/training_x.zip", 0));
        assertFailed(Code.FOREIGN_REFERENCE, "the archive");
        assertThat(training().attempts()).isEmpty();
    }

    @Test
    void aParameterOutOfBoundsEndsTheTrainingAndIsNamed() {
        arbiter.requested(id, Samples.request("fal-ai/flux-lora-fast-training", Map.of("steps", 0L), "ann/elf/1.jpg"));
        assertFailed(Code.INVALID_PARAMETER, "steps");
    }

    @Test
    void aStopEndsTheTrainingWhileNoAttemptHasBegun() {
        arbiter.requested(id, Samples.request());
        arbiter.stopped(id, "ann", "elf", stop());
        assertFailed(Code.INVALID_IMAGE, "image 3");
    }

    @Test
    void aStopThatNamesAnotherUserIsAConflict() {
        arbiter.requested(id, Samples.request());

        assertThat(arbiter.stopped(id, "eve", "elf", stop())).isNotEmpty();
        assertThat(training().goesOn()).isTrue();
    }

    @Test
    void aStopThatComesBeforeTheRequestEndsItWhenItComes() {
        arbiter.stopped(id, "ann", "elf", stop());
        assertThat(training().goesOn()).isTrue();
        arbiter.requested(id, Samples.request());
        assertFailed(Code.INVALID_IMAGE, "image 3");
    }

    @Test
    void aStopAfterAnAttemptBeganChangesNothing() {
        begin();
        arbiter.stopped(id, "ann", "elf", stop());
        assertThat(training().goesOn()).isTrue();
        assertThat(training().facts().stopped()).isNotNull();
    }

    @Test
    void aCancelBeforeTheAttemptIsFreeAndNothingBeginsAfterIt() {
        arbiter.requested(id, Samples.request());
        arbiter.cancelAsked(id, "ann");
        arbiter.uploaded(id, Samples.upload(0));

        assertThat(ending().outcome()).isEqualTo(Ending.Outcome.CANCELLED);
        assertThat(training().attempts()).isEmpty();
    }

    @Test
    void aCancelWhileWaitingWithdrawsTheAttempt() {
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
        arbiter.cancelAsked(id, "ann");

        assertThat(ending().outcome()).isEqualTo(Ending.Outcome.CANCELLED);
        assertThat(training().attempt()).isInstanceOf(Attempt.Withdrawn.class);
    }

    @Test
    void aCancelThatComesFirstLeavesItsMark() {
        arbiter.cancelAsked(id, "ann");
        assertThat(training().goesOn()).isTrue();
        arbiter.requested(id, Samples.request());
        assertThat(ending().outcome()).isEqualTo(Ending.Outcome.CANCELLED);
    }

    @Test
    void aStrangerCancelsNothingNeitherBeforeNorAfter() {
        arbiter.cancelAsked(id, "bob");
        arbiter.requested(id, Samples.request());
        arbiter.cancelAsked(id, "bob");
        assertThat(training().goesOn()).isTrue();
        assertThat(training().userId()).isEqualTo("ann");
    }

    @Test
    void itsOwnersCancelCountsThoughAStrangersCameFirst() {
        arbiter.cancelAsked(id, "bob");
        arbiter.cancelAsked(id, "ann");
        arbiter.requested(id, Samples.request());
        assertThat(ending().outcome()).isEqualTo(Ending.Outcome.CANCELLED);
        assertThat(training().userId()).isEqualTo("ann");
    }

    @Test
    void aClaimWakesNobodyWhenItComesAgain() {
        begin();
        var woken = trainings.woken().size();
        var claim = new Claim(UUID.randomUUID(), "r1");
        assertThat(arbiter.claimed(id, claim)).isTrue();
        assertThat(arbiter.claimed(id, claim)).isFalse();
        assertThat(trainings.woken()).hasSize(woken + 1);
    }

    @Test
    void aTrainingEndsOnce() {
        arbiter.requested(id, Samples.request());
        for (var again : Collections.nCopies(3, id)) {
            arbiter.cancelAsked(again, "ann");
            arbiter.stopped(again, "ann", "elf", stop());
        }
        assertThat(trainings.news()).filteredOn(News.Ended.class::isInstance).hasSize(1);
    }

    @Test
    void anArchiveThatNamesAnotherUserIsAContradiction() {
        arbiter.requested(id, Samples.request());
        var archive = Samples.upload(0).archive();
        assertThat(arbiter.uploaded(id, new Upload("bob", "elf", 0, archive, 6)))
                .isPresent();
        assertThat(training().facts().upload()).isNull();
    }

    private void begin() {
        arbiter.requested(id, Samples.request());
        arbiter.uploaded(id, Samples.upload(0));
        trainings.decide(
                id,
                it -> it.with(((Attempt.Waiting) Objects.requireNonNull(it.attempt()))
                                .sending(URI.create("http://link"), it.since()))
                        .kept());
    }

    private void assertFailed(Code code, String culprit) {
        var failure = Objects.requireNonNull(ending().failure());
        assertThat(ending().outcome()).isEqualTo(Ending.Outcome.FAILED);
        assertThat(List.of(failure.code(), String.valueOf(failure.culprit()))).containsExactly(code, culprit);
        assertThat(failure.message()).endsWith(".");
    }

    private static Failure stop() {
        return new Failure(Code.INVALID_IMAGE, "image 3", "Image 3 cannot be decoded.", "Replace it.");
    }

    private Ending ending() {
        return Objects.requireNonNull(training().ending());
    }

    private Training training() {
        return trainings.find(id).orElseThrow();
    }
}
