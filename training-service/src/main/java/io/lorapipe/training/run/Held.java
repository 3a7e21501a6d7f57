package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What brings a training on whose attempt was not answered: the first fetch of its archive, or a person. */
final class Held {

    /**
     * The link is made right before its attempt is begun and given to nobody before, so a fetch that seems earlier is
     * one of a clock that is behind ours. What is earlier than this is none of it: somebody else had the link.
     */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Held() {}

    /** The archive was fetched by the link of an attempt: whoever did so was told of the attempt. */
    static Decision fetched(Training training, Fetch fetch, Instant now) {
        var noted = training.with(training.facts().with(fetch));
        if (!(noted.attempt(fetch.attemptId()) instanceof Attempt.Unidentified begun)
                || fetch.at().isBefore(begun.since().minus(CLOCKS_DIFFER))) {
            return noted.kept();
        }
        return switch (begun) {
            case Attempt.Sending it -> noted.with(it.fetched(fetch.at())).kept().waking();
            case Attempt.Unknown it -> noted.with(it.fetched(fetch.at())).kept().waking();
            case Attempt.Lost it -> takenBack(noted, it.fetched(fetch.at()), now);
            case Attempt.Accepted _ -> noted.kept();
        };
    }

    /** An attempt that another took the place of was accepted: as long as the other is not sent, it need not be. */
    private static Decision takenBack(Training training, Attempt.Accepted accepted, Instant now) {
        if (training.attempt() instanceof Attempt.Waiting waiting) {
            return training.with(waiting.withdrawn(now)).with(accepted).kept().waking();
        }
        return training.restsOn(accepted.attemptId())
                ? training.with(accepted).kept().waking()
                : training.kept();
    }

    /** Another attempt is made, unless the provider is known to have this one. */
    static Decision resubmitted(Training training, UUID nextAttempt, Instant now) {
        return switch (training.attempt()) {
            case Attempt.Unknown unknown ->
                training.with(unknown.lost())
                        .with(training.nextAttempt(nextAttempt, now, now))
                        .kept()
                        .waking();
            case Attempt.Accepted _ ->
                training.saying(
                        "Not sent again, though it was asked for: the provider fetched the archive, so it is paid;"
                                + " it is looked for.",
                        now);
            case null, default -> training.kept();
        };
    }

    /** The training ends; its attempt is looked for further on, for it may be paid. */
    static Decision abandoned(Training training, Instant now) {
        return switch (training.attempt()) {
            case Attempt.Unknown _ ->
                training.ended(Ending.failed(givenUp(), now)).waking();
            case Attempt.Accepted _ ->
                training.ended(Ending.failed(givenUp(), now)).waking();
            case null, default -> training.kept();
        };
    }

    private static Failure givenUp() {
        return new Failure(
                Code.OUTCOME_UNKNOWN,
                "the provider",
                "Given up, as was asked: the provider never told what became of the training.",
                "Look into your account at the provider before you start the training again; it may have been paid.");
    }
}
