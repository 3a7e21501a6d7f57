package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.messaging.work.Run;
import io.lorapipe.messaging.work.Work;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.upload.delivery.Deliverer;
import io.lorapipe.upload.delivery.DeliveryResult.Abandoned;
import io.lorapipe.upload.delivery.DeliveryResult.Delivered;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.delivery.DeliveryResult.Refused;
import io.lorapipe.upload.delivery.Staged;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The work for one archive.created: an archive.uploaded or a training.stopped. */
@Component
class DeliverArchive implements Work<ArchiveCreated> {

    private final Deliverer deliverer;
    private final EventPublisher events;
    private final Clock clock;

    DeliverArchive(Deliverer deliverer, EventPublisher events, Clock clock) {
        this.deliverer = deliverer;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Class<ArchiveCreated> fact() {
        return ArchiveCreated.class;
    }

    /** A rebuild may well give another archive. */
    @Override
    public boolean contradicts(ArchiveCreated known, ArchiveCreated received) {
        return known.getGeneration() == received.getGeneration() && !known.equals(received);
    }

    @Override
    public Optional<Outcome> perform(ArchiveCreated fact, Run run) {
        var progress = new KafkaDeliveryProgress(fact, events, clock);
        var result = deliverer.deliver(staged(fact), progress, run::wanted);
        progress.awaitAcknowledgement();
        return switch (result) {
            case Delivered(var location) -> Optional.of(Outcomes.uploaded(fact, location, clock.instant()));
            case Lost() -> Optional.of(Outcomes.lost(fact, clock.instant()));
            case Refused(var why) -> Optional.of(Outcomes.refused(fact, why, clock.instant()));
            case Abandoned() -> Optional.empty();
        };
    }

    @Override
    public void postponed(ArchiveCreated fact, Instant nextTry) {
        new KafkaDeliveryProgress(fact, events, clock).postponed(nextTry);
    }

    @Override
    public Outcome abandoned(ArchiveCreated fact) {
        return Outcomes.gaveUp(fact, clock.instant());
    }

    private static Staged staged(ArchiveCreated fact) {
        var archive = fact.getArchive();
        var url = archive.getUrl() == null ? null : URI.create(archive.getUrl());
        return new Staged(
                fact.getUserId(),
                new Location(archive.getStore(), new ObjectKey(archive.getKey()), url),
                archive.getSize(),
                archive.getSha256(),
                archive.getContentType());
    }
}
