package io.lorapipe.messaging.work;

import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** What a service does for a fact that it received. Performed at least once; its outcome is stored once. */
public interface Work<E extends SpecificRecordBase> {

    /** The type of the facts. */
    Class<E> fact();

    /** The user whose training the fact belongs to; nobody else can cancel the work. */
    String owner(E fact);

    /** Whether {@code received} contradicts {@code known}, an earlier fact of the same training. */
    boolean contradicts(E known, E received);

    /**
     * Does the work and says what came of it; empty when {@link Run#wanted()} said no. What it throws is an outage or a
     * defect: it is tried again after a growing pause.
     */
    Optional<Outcome> perform(E fact, Run run);

    /** Tells whoever waits that the work failed and is tried again at {@code nextTry}. */
    void postponed(E fact, Instant nextTry);

    /**
     * Tidies up once the outcome is published to {@code topic}. Performed at least once, also after a crash; what it
     * throws is tried again after a growing pause, and the outcome published again with it.
     */
    default void published(E fact, String topic) {}

    /** What is published when the work has failed as often as it may. */
    Outcome abandoned(E fact);
}
