package io.lorapipe.messaging;

import java.util.Map;
import org.apache.avro.message.SchemaStore;

/**
 * What a service needs to know about the events it speaks; the services fill it from the schemas module.
 *
 * @param schemas every schema that a reader may meet, by fingerprint
 * @param topics every topic with the Kafka topic configuration it is created with
 */
public record Contract(SchemaStore schemas, Map<String, Map<String, String>> topics) {

    public Contract {
        topics = Map.copyOf(topics);
    }
}
