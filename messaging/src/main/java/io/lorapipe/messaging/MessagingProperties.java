package io.lorapipe.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may change about the topics that a service creates at start.
 *
 * @param createTopics whether missing topics are created; where not, start-up names the ones that are missing
 * @param partitions number of partitions of a created topic, the limit of replicas that share its records
 * @param replicationFactor copies of a created topic; -1 leaves it to the broker
 */
@ConfigurationProperties("lorapipe.kafka")
public record MessagingProperties(
        @DefaultValue("true") boolean createTopics,
        @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replicationFactor) {

    public MessagingProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("lorapipe.kafka.partitions must be at least 1, not " + partitions);
        }
        if (replicationFactor < 1 && replicationFactor != -1) {
            throw new IllegalArgumentException(
                    "lorapipe.kafka.replication-factor must be at least 1, or -1, not " + replicationFactor);
        }
    }
}
