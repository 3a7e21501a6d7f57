package io.lorapipe.messaging.work;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * The one event that came of a piece of work.
 *
 * @param topic where it is published
 * @param event what is published
 */
public record Outcome(String topic, SpecificRecordBase event) {}
