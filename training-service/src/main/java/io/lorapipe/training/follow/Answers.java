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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the answer to a submission means for its attempt. Others may have brought the attempt somewhere meanwhile. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Trainings trainings;
    private final Slots slots;
    private final Adoption adoption;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Answers(Trainings trainings, Slots slots, Adoption adoption, Supplier<UUID> ids, Clock clock) {
        this.trainings = trainings;
        this.slots = slots;
        this.adoption = adoption;
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
            case Submission.Accepted accepted -> accepted(training, sent, accepted.remote(), now);
            case Submission.SurelyNotSent notSent -> notSent(training, sent, notSent, now);
            case Submission.Refused refused -> refused(training, sent, refused.failure(), now);
            case Submission.Paused paused -> paused(training, sent, paused, now);
            case Submission.Unanswered _ -> unanswered(training, sent, now);
        });
    }

    private Decision accepted(Training training, Attempt.Sending sent, RemoteRequest remote, Instant now) {
        return adoption.isAnothers(remote, sent.attemptId())
                ? unanswered(training, sent, now)
                : adoption.adopt(training, sent.attemptId(), remote);
    }

    private Decision notSent(Training training, Attempt.Sending sent, Submission.SurelyNotSent notSent, Instant now) {
        if (notSent.outage() != null) {
            slots.pause(notSent.outage(), null, now);
        }
        return switch (training.attempt(sent.attemptId())) {
            case Attempt.Sending it -> waitingAgain(training, it.notSent(now), now);
            case Attempt.Unknown it -> waitingAgain(training, it.notSent(now), now);
            case Attempt.Accepted it -> anotherWaits(training.with(it.notSent(now)), it.queuedSince(), now);
            case Attempt.Lost it -> training.with(it.notSent(now)).kept();
            case null, default -> training.kept();
        };
    }

    private Decision refused(Training training, Attempt.Sending sent, Failure failure, Instant now) {
        slots.resume(sent.since());
        if (!(training.attempt(sent.attemptId()) instanceof Attempt.Unidentified attempt)) {
            return training.kept();
        }
        var rejected = training.with(attempt.refused(failure, now));
        return training.restsOn(sent.attemptId()) ? rejected.ended(Ending.failed(failure, now)) : rejected.kept();
    }

    /** Nothing was accepted, but bytes have left under this attempt's name: the next try is another attempt. */
    private Decision paused(Training training, Attempt.Sending sent, Submission.Paused paused, Instant now) {
        slots.pause(paused.failure(), paused.retryAfter(), now);
        return switch (training.attempt(sent.attemptId())) {
            case Attempt.Sending it ->
                anotherWaits(training.with(it.refused(paused.failure(), now)), it.queuedSince(), now);
            case Attempt.Unknown it ->
                anotherWaits(training.with(it.refused(paused.failure(), now)), it.queuedSince(), now);
            case Attempt.Lost it ->
                training.with(it.refused(paused.failure(), now)).kept();
            // The archive was fetched all the same: of two that contradict each other, the one that costs money counts.
            case null, default -> training.kept();
        };
    }

    private Decision unanswered(Training training, Attempt.Sending sent, Instant now) {
        slots.pause(noAnswer(), null, now);
        return foundSending(training, sent);
    }

    static Decision foundSending(Training training, Attempt.Sending sent) {
        return sent.equals(training.attempt())
                ? training.with(sent.unanswered()).kept()
                : training.kept();
    }

    /** Another attempt is made, unless an earlier one is all that is needed. */
    private Decision anotherWaits(Training training, Instant queuedSince, Instant now) {
        var attempt = training.attempt();
        return training.goesOn() && (attempt == null || attempt.isSettled())
                ? waitingAgain(training, training.nextAttempt(ids.get(), queuedSince, now), now)
                : training.kept();
    }

    private static Decision waitingAgain(Training training, Waiting waiting, Instant now) {
        if (!training.goesOn()) {
            return training.with(waiting.withdrawn(now)).kept();
        }
        var next = training.with(waiting).withoutSpare(now);
        return next.facts().cancelAsked() == null || !next.restsOn(waiting.attemptId())
                ? next.kept()
                : next.cancelledUnsent(now);
    }

    private static Failure noAnswer() {
        return new Failure(
                Code.PROVIDER_REFUSED,
                "the provider",
                "The provider does not answer what it is sent, so trainings wait.",
                "It goes on by itself.");
    }
}
