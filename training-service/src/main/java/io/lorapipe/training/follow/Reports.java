package io.lorapipe.training.follow;

import io.lorapipe.training.attempt.Attempt;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.Steps;
import io.lorapipe.training.run.Report;
import io.lorapipe.training.run.Report.Reason;
import io.lorapipe.training.run.Report.Wait;
import io.lorapipe.training.run.Training;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What users read while their training is with us and with the provider. */
final class Reports {

    private static final double OUR_TURN = 60;
    private static final double SENT = 61;
    private static final double QUEUED = 62;
    private static final double RUNNING = 63;
    private static final double SECURING = 90;
    private static final int LONGEST_LINE = 200;
    private static final String CANCEL_PENDING = "The provider has not confirmed the cancel yet; it is asked again.";
    private static final String TOO_LATE = "The cancel came too late: it is trained and paid, so the weights are kept.";

    private Reports() {}

    static Report ourTurn(Training training, Attempt.Waiting waiting, int ahead, Instant next, Instant deadline) {
        var message =
                ahead == 0 ? "Waiting for a free slot; next in turn." : "Waiting our turn, %d ahead.".formatted(ahead);
        var wait = new Wait(Reason.ADMISSION, waiting.since(), next, deadline);
        return Report.waiting(training.lastBegun(), OUR_TURN, message, wait).behind(ahead);
    }

    static Report paused(Training training, Failure why, Instant since, Instant until, Instant deadline) {
        var wait = new Wait(Reason.PROVIDER_PAUSED, since, until, deadline);
        return Report.waiting(training.lastBegun(), OUR_TURN, why.message(), wait);
    }

    static Report linkRetried(Training training, Attempt.Waiting waiting, Failure why, Instant next, Instant deadline) {
        var since = Objects.requireNonNull(waiting.linkFailsSince());
        var wait = new Wait(Reason.RETRY, since, next, deadline);
        return Report.waiting(training.lastBegun(), OUR_TURN, why.message(), wait);
    }

    static Report sending(Attempt.Sending sending) {
        return Report.running(sending.number(), SENT, "Handing the archive over to the provider.");
    }

    static Report queued(Attempt attempt, @Nullable Integer ahead) {
        var message = ahead == null ? "Queued at the provider." : "Queued at the provider, %d ahead.".formatted(ahead);
        return Report.running(attempt.number(), QUEUED, message).behind(ahead);
    }

    static Report queued(Training training, Attempt.Submitted attempt, @Nullable Integer ahead) {
        return cancelPending(training, attempt, queued(attempt, ahead));
    }

    static Report running(Training training, Attempt.Submitted attempt, @Nullable Steps steps, @Nullable String line) {
        var message = line == null ? said(steps) : shown(line);
        return cancelPending(
                training,
                attempt,
                Report.running(attempt.number(), percent(steps), message).with(steps));
    }

    static Report unseen(
            Training training, Attempt.Submitted attempt, String why, Instant since, Instant next, Instant deadline) {
        var wait = new Wait(Reason.RETRY, since, next, deadline);
        return cancelPending(training, attempt, Report.waiting(attempt.number(), RUNNING, why, wait));
    }

    private static Report cancelPending(Training training, Attempt.Submitted attempt, Report report) {
        var isPending = training.facts().cancelAsked() != null && attempt.seen().cancelAskedAt() == null;
        return isPending ? report.saying(report.message() + " " + CANCEL_PENDING) : report;
    }

    static Report held(Attempt.Unknown attempt, Instant next, Instant deadline, boolean resubmits) {
        var message = "The provider did not answer, so it is not known whether it took the training; "
                + (resubmits
                        ? "it is looked for, and sent again only when it can no longer be running."
                        : "it is looked for, and not sent again, so that it is not paid twice.");
        return Report.waiting(attempt.number(), SENT, message, new Wait(Reason.HELD, attempt.since(), next, deadline));
    }

    static Report accepted(Attempt.Accepted attempt, Instant next, Instant deadline) {
        var message = "The provider fetched the archive, so it took the training, but did not tell under which id;"
                + " it is looked for, and never sent again.";
        return Report.waiting(attempt.number(), SENT, message, new Wait(Reason.HELD, attempt.since(), next, deadline));
    }

    static Report securing(Attempt.Securing attempt) {
        return Report.running(attempt.number(), SECURING, "Trained; fetching and checking the weights.");
    }

    static Report securingLater(
            Training training, Attempt.Securing attempt, String why, Instant next, Instant deadline) {
        var wait = new Wait(Reason.SECURING, attempt.since(), next, deadline);
        var message = training.facts().cancelAsked() == null ? why : cancelledTooLate(why);
        return Report.waiting(attempt.number(), SECURING, message, wait);
    }

    /** What is shown of a training that was cancelled after it was trained. */
    static String cancelledTooLate(String shown) {
        return shown.endsWith(TOO_LATE) ? shown : shown + " " + TOO_LATE;
    }

    private static double percent(@Nullable Steps steps) {
        return steps == null ? RUNNING : RUNNING + (SECURING - RUNNING) * steps.done() / steps.total();
    }

    private static String said(@Nullable Steps steps) {
        return steps == null ? "Training." : "Training, step %d of %d.".formatted(steps.done(), steps.total());
    }

    private static String shown(String line) {
        var printable = line.replaceAll("\\p{Cntrl}", " ").strip();
        return "Training: "
                + (printable.length() <= LONGEST_LINE ? printable : printable.substring(0, LONGEST_LINE) + "…");
    }
}
