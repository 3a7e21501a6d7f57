package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Failure.Code;
import java.time.Instant;
import java.util.UUID;

/** What brings a training on whose attempt was not answered: the first fetch of its archive, or a person. */
final class Held {

    private Held() {}

    /**
     * The archive was fetched by the link of an attempt: whoever did so was told of the attempt. The link is made right
     * before its attempt is begun and given to nobody before, so it does not matter whose clock says when.
     */
    static Decision fetched(Training training, Fetch fetch, Instant now) {
        var noted = training.with(training.facts().with(fetch));
        return switch (noted.attempt(fetch.attemptId())) {
            case Attempt.Sending it -> accepted(noted, it.fetched(fetch.at()), now);
            case Attempt.Unknown it -> accepted(noted, it.fetched(fetch.at()), now);
            case Attempt.Lost it -> accepted(noted, it.fetched(fetch.at()), now);
            case null, default -> noted.kept();
        };
    }

    /** Another attempt that took its place need not be sent any more, or not again. */
    private static Decision accepted(Training training, Attempt.Accepted accepted, Instant now) {
        return training.with(accepted).withoutSpare(now).kept().waking();
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
