package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.ArchiveBuilder;
import io.lorapipe.archive.build.BuildResult;
import io.lorapipe.archive.build.BuildResult.Abandoned;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.messaging.work.Run;
import io.lorapipe.messaging.work.Work;
import io.lorapipe.schemas.ImagesRequested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The work for one images.requested: an archive.created or a training.stopped. */
@Component
class BuildArchive implements Work<ImagesRequested> {

    private final ArchiveBuilder builder;
    private final EventPublisher events;
    private final Clock clock;

    BuildArchive(ArchiveBuilder builder, EventPublisher events, Clock clock) {
        this.builder = builder;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Class<ImagesRequested> fact() {
        return ImagesRequested.class;
    }

    @Override
    public String owner(ImagesRequested fact) {
        return fact.getUserId();
    }

    @Override
    public boolean contradicts(ImagesRequested known, ImagesRequested received) {
        return !Facts.sameBody(known, received);
    }

    @Override
    public Optional<Outcome> perform(ImagesRequested fact, Run run) {
        var progress = new KafkaBuildProgress(fact, run.first(), events, clock);
        var result = build(fact, progress, run);
        progress.awaitAcknowledgement();
        return switch (result) {
            case Built(var archive, var cached) ->
                Optional.of(Outcomes.created(fact, archive, cached, clock.instant()));
            case Refused(var refusal) -> Optional.of(Outcomes.stopped(fact, refusal, clock.instant()));
            case Abandoned() -> Optional.empty();
        };
    }

    @Override
    public void postponed(ImagesRequested fact, Instant nextTry) {
        new KafkaBuildProgress(fact, false, events, clock).postponed(nextTry);
    }

    @Override
    public Outcome abandoned(ImagesRequested fact) {
        return Outcomes.gaveUp(fact, clock.instant());
    }

    private BuildResult build(ImagesRequested fact, KafkaBuildProgress progress, Run run) {
        try {
            return builder.build(Facts.request(fact), progress, run::wanted);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", ex);
        }
    }
}
