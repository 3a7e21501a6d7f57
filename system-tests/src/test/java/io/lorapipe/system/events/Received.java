package io.lorapipe.system.events;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One record of a topic.
 *
 * @param id the {@code ce_id} of the event
 * @param at when the broker took it
 */
public record Received(String topic, UUID trainingId, String id, SpecificRecordBase event, Instant at) {}
