package io.lorapipe.sandbox.queue;

import java.time.Instant;

/** What happens to a request after it was accepted: one line of the journal. */
public sealed interface Change {

    record Started(Instant at) implements Change {}

    record ArchiveChecked(CheckedArchive archive) implements Change {}

    record Logged(LogLine line, int step) implements Change {}

    record CancelRequested(Instant at) implements Change {}

    record Ended(Instant at, Outcome outcome) implements Change {}

    /** No webhook is owed any more: acknowledged, or given up for the reason stated. */
    record WebhookSettled(Instant at, boolean acknowledged, String note) implements Change {}
}
