package io.lorapipe.sandbox.queue;

import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.RequestState.Running;
import java.time.Instant;
import java.util.UUID;

/** An accepted request as it is now. */
public record FalRequest(Submission submission, RequestState state, boolean webhookSettled) {

    static FalRequest accepted(Submission submission) {
        return new FalRequest(submission, new Queued(), submission.webhook().isEmpty());
    }

    public UUID id() {
        return submission.requestId();
    }

    /** It ended, its caller wanted to be told, and has not acknowledged. */
    public boolean owesWebhook() {
        return state instanceof Ended && !webhookSettled;
    }

    FalRequest after(Change change) {
        return switch (change) {
            case Change.Started(var at) -> in(queued().started(at));
            case Change.ArchiveChecked(var archive) -> in(running().checked(archive));
            case Change.Logged(var line, var step) -> in(running().logged(line, step));
            case Change.CancelRequested(var at) -> in(running().cancelling());
            case Change.Ended(var at, var outcome) -> in(end(at, outcome));
            case Change.WebhookSettled(var at, var acknowledged, var note) -> new FalRequest(submission, state, true);
        };
    }

    private Ended end(Instant at, Outcome outcome) {
        return switch (state) {
            case Queued queued -> queued.ended(at, outcome);
            case Running running -> running.ended(at, outcome);
            case Ended ended -> throw new IllegalStateException(id() + " ended already");
        };
    }

    private FalRequest in(RequestState next) {
        return new FalRequest(submission, next, webhookSettled);
    }

    private Queued queued() {
        if (state instanceof Queued queued) {
            return queued;
        }
        throw new IllegalStateException(id() + " is not queued");
    }

    private Running running() {
        if (state instanceof Running running) {
            return running;
        }
        throw new IllegalStateException(id() + " is not running");
    }
}
