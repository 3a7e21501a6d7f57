package io.lorapipe.upload.delivery.kafka;

import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.messaging.work.Run;
import io.lorapipe.messaging.work.Work;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.Topics;
import io.lorapipe.upload.delivery.Deliverer;
import io.lorapipe.upload.delivery.DeliveryResult.Abandoned;
import io.lorapipe.upload.delivery.DeliveryResult.Delivered;
import io.lorapipe.upload.delivery.DeliveryResult.Foreign;
import io.lorapipe.upload.delivery.DeliveryResult.Lost;
import io.lorapipe.upload.delivery.DeliveryResult.Refused;
import io.lorapipe.upload.delivery.DeliveryResult.TooLarge;
import io.lorapipe.upload.delivery.StagedCopies;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The work for one archive.created: an archive.uploaded, a rebuild, or a training.stopped. */
@Component
class DeliverArchive implements Work<ArchiveCreated> {

    /** An archive that is lost again and again will not be there the next time. */
    private static final int MOST_REBUILDS = 3;

    private final Deliverer deliverer;
    private final StagedCopies stagedCopies;
    private final EventPublisher events;
    private final Clock clock;

    DeliverArchive(Deliverer deliverer, StagedCopies stagedCopies, EventPublisher events, Clock clock) {
        this.deliverer = deliverer;
        this.stagedCopies = stagedCopies;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Class<ArchiveCreated> fact() {
        return ArchiveCreated.class;
    }

    @Override
    public String owner(ArchiveCreated fact) {
        return fact.getUserId();
    }

    /** A rebuild may well give another archive. */
    @Override
    public boolean contradicts(ArchiveCreated known, ArchiveCreated received) {
        return known.getGeneration() == received.getGeneration() && !known.equals(received);
    }

    @Override
    public Optional<Outcome> perform(ArchiveCreated fact, Run run) {
        var staged = Facts.staged(fact);
        if (staged.isEmpty()) {
            return Optional.of(Outcomes.notUnderstood(fact, clock.instant()));
        }
        var progress = new KafkaDeliveryProgress(fact, run.first(), events, clock);
        var result = deliverer.deliver(staged.get(), progress, run::wanted);
        progress.awaitAcknowledgement();
        return switch (result) {
            case Delivered(var location) -> Optional.of(Outcomes.uploaded(fact, location, clock.instant()));
            case Lost() ->
                Optional.of(
                        fact.getGeneration() < MOST_REBUILDS
                                ? Outcomes.rebuild(fact, clock.instant())
                                : Outcomes.lost(fact, clock.instant()));
            case TooLarge(var why) -> Optional.of(Outcomes.tooLarge(fact, why, clock.instant()));
            case Refused(var why) -> Optional.of(Outcomes.refused(fact, why, clock.instant()));
            case Foreign() -> Optional.of(Outcomes.foreign(fact, clock.instant()));
            case Abandoned() -> Optional.empty();
        };
    }

    @Override
    public void postponed(ArchiveCreated fact, Instant nextTry) {
        new KafkaDeliveryProgress(fact, false, events, clock).postponed(nextTry);
    }

    @Override
    public void published(ArchiveCreated fact, String topic) {
        if (topic.equals(Topics.ARCHIVE_UPLOADED)) {
            Facts.staged(fact).ifPresent(stagedCopies::delivered);
        }
    }

    @Override
    public Outcome abandoned(ArchiveCreated fact) {
        return Outcomes.gaveUp(fact, clock.instant());
    }
}
