package io.lorapipe.sandbox.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a request is; what may follow are the methods. */
public sealed interface RequestState {

    /** The lines written so far. */
    List<LogLine> logs();

    /** Waiting for its turn: IN_QUEUE. */
    record Queued() implements RequestState {

        @Override
        public List<LogLine> logs() {
            return List.of();
        }

        Running started(Instant at) {
            return new Running(at, Optional.empty(), 0, List.of(), false);
        }

        Ended ended(Instant at, Outcome outcome) {
            return new Ended(Optional.empty(), at, List.of(), outcome);
        }
    }

    /** At work: IN_PROGRESS; after a restart the run goes on from its archive and step. */
    record Running(
            Instant startedAt, Optional<CheckedArchive> archive, int step, List<LogLine> logs, boolean cancelRequested)
            implements RequestState {

        Running logged(LogLine line, int atStep) {
            var more = new ArrayList<>(logs);
            more.add(line);
            return new Running(startedAt, archive, atStep, List.copyOf(more), cancelRequested);
        }

        Running checked(CheckedArchive checked) {
            return new Running(startedAt, Optional.of(checked), step, logs, cancelRequested);
        }

        Running cancelling() {
            return new Running(startedAt, archive, step, logs, true);
        }

        Ended ended(Instant at, Outcome outcome) {
            return new Ended(Optional.of(startedAt), at, logs, outcome);
        }
    }

    /** Over, well or not: COMPLETED. */
    record Ended(Optional<Instant> startedAt, Instant endedAt, List<LogLine> logs, Outcome outcome)
            implements RequestState {}
}
