package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Attempt.Waiting;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.run.Decision;
import io.lorapipe.training.run.Ending;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the answer to a submission means for its attempt. Somebody may have found it Unknown meanwhile. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Trainings trainings;
    private final Slots slots;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Answers(Trainings trainings, Slots slots, Supplier<UUID> ids, Clock clock) {
        this.trainings = trainings;
        this.slots = slots;
        this.ids = ids;
        this.clock = clock;
    }

    void take(UUID trainingId, Attempt.Sending sent, Submission submission) {
        LOG.atInfo()
                .addKeyValue("trainingId", trainingId)
                .addKeyValue("attemptId", sent.attemptId())
                .addKeyValue("answer", submission)
                .log("An attempt was submitted");
        var now = clock.instant();
        trainings.decide(trainingId, training -> switch (submission) {
            case Submission.Accepted accepted -> accepted(training, sent.attemptId(), accepted.remote());
            case Submission.SurelyNotSent notSent -> notSent(training, sent, notSent, now);
            case Submission.Refused refused -> refused(training, sent, refused.failure(), now);
            case Submission.Paused paused -> paused(training, sent, paused, now);
            case Submission.Unanswered _ -> {
                slots.pause(noAnswer(), null, now);
                yield unanswered(training, sent);
            }
        });
    }

    /** The provider has it: says its sender, or a witness. */
    Decision accepted(Training training, UUID attemptId, RemoteRequest remote) {
        var now = clock.instant();
        var submitted = switch (training.attempt()) {
            case Attempt.Sending it when it.attemptId().equals(attemptId) -> it.accepted(remote, now);
            case Attempt.Unknown it when it.attemptId().equals(attemptId) -> it.accepted(remote, now);
            case null, default -> null;
        };
        if (submitted == null) {
            return training.kept();
        }
        slots.resume();
        return training.submitted(submitted).then(it -> it.showing(Reports.queued(submitted, null), now));
    }

    private Decision notSent(Training training, Attempt.Sending sent, Submission.SurelyNotSent notSent, Instant now) {
        if (notSent.outage() != null) {
            slots.pause(notSent.outage(), null, now);
        }
        var waiting = switch (training.attempt()) {
            case Attempt.Sending it when it.equals(sent) -> it.notSent(now);
            case Attempt.Unknown it when it.attemptId().equals(sent.attemptId()) -> it.notSent(now);
            case null, default -> null;
        };
        return waiting == null ? training.kept() : waitingAgain(training, waiting, now);
    }

    private Decision refused(Training training, Attempt.Sending sent, Failure failure, Instant now) {
        slots.resume();
        var rejected = rejected(training, sent, failure, now);
        return rejected == null ? training.kept() : training.with(rejected).ended(Ending.failed(failure, now));
    }

    /** Nothing was accepted, but bytes have left under this attempt's name: the next try is another attempt. */
    private Decision paused(Training training, Attempt.Sending sent, Submission.Paused paused, Instant now) {
        slots.pause(paused.failure(), paused.retryAfter(), now);
        var rejected = rejected(training, sent, paused.failure(), now);
        if (rejected == null) {
            return training.kept();
        }
        var again = new Waiting(ids.get(), sent.number() + 1, sent.queuedSince(), sent.setbacks(), now);
        return training.with(rejected).kept().then(it -> it.goesOn() ? waitingAgain(it, again, now) : it.kept());
    }

    private static Attempt.@Nullable Rejected rejected(
            Training training, Attempt.Sending sent, Failure failure, Instant now) {
        return switch (training.attempt()) {
            case Attempt.Sending it when it.equals(sent) -> it.refused(failure, now);
            case Attempt.Unknown it when it.attemptId().equals(sent.attemptId()) -> it.refused(failure, now);
            case null, default -> null;
        };
    }

    private static Decision waitingAgain(Training training, Waiting waiting, Instant now) {
        var next = training.with(waiting);
        if (!training.goesOn()) {
            return training.with(waiting.withdrawn(now)).kept();
        }
        return training.facts().cancelAsked() == null ? next.kept() : next.cancelledUnsent(now);
    }

    private static Failure noAnswer() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                "the provider",
                "The provider does not answer what it is sent, so trainings wait.",
                "It goes on by itself.");
    }

    static Decision unanswered(Training training, Attempt.Sending sent) {
        return sent.equals(training.attempt())
                ? training.with(sent.unanswered()).kept()
                : training.kept();
    }
}
