package io.lorapipe.messaging;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events of one training on one topic that are sent without waiting for each, but awaited before others follow. */
public final class Series {

    private static final Logger LOG = LoggerFactory.getLogger(Series.class);

    private final EventPublisher publisher;
    private final String topic;
    private final UUID trainingId;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    Series(EventPublisher publisher, String topic, UUID trainingId) {
        this.publisher = publisher;
        this.topic = topic;
        this.trainingId = trainingId;
    }

    public void send(SpecificRecordBase event) {
        last = publisher.send(topic, trainingId, event);
    }

    /**
     * Returns once the broker has the last event, or has surely lost it: these events inform, and an outage of the
     * broker is no reason to redo the work that they tell of.
     */
    public void await() {
        last.exceptionally(ex -> {
                    LOG.atWarn().addKeyValue("topic", topic).setCause(ex).log("An event was lost to an outage");
                    return null;
                })
                .join();
    }
}
