package io.lorapipe.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the topics that are missing, with their settings, before the first listener starts. */
final class TopicsAtStart implements SmartLifecycle {

    private final KafkaAdmin kafka;
    private final Contract contract;
    private final MessagingProperties properties;
    /** Looked up late: a lifecycle bean that depends on the listeners would start after them. */
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;

    private final UnaryOperator<String> deadLetterTopic;
    private volatile boolean running;

    TopicsAtStart(
            KafkaAdmin kafka,
            Contract contract,
            MessagingProperties properties,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners,
            UnaryOperator<String> deadLetterTopic) {
        this.kafka = kafka;
        this.contract = contract;
        this.properties = properties;
        this.listeners = listeners;
        this.deadLetterTopic = deadLetterTopic;
    }

    @Override
    public void start() {
        var wanted = wantedTopics();
        try (var admin = Admin.create(kafka.getConfigurationProperties())) {
            var missing = new TreeSet<>(wanted.keySet());
            missing.removeAll(admin.listTopics().names().get());
            if (!missing.isEmpty()) {
                create(admin, missing, wanted);
            }
        } catch (ExecutionException ex) {
            throw new IllegalStateException(
                    "The Kafka broker at %s does not list its topics: %s"
                            .formatted(kafka.getConfigurationProperties().get("bootstrap.servers"), ex.getCause()),
                    ex);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking at the topics", ex);
        }
        running = true;
    }

    private Map<String, Map<String, String>> wantedTopics() {
        var topics = new HashMap<>(contract.topics());
        for (var listener : listeners.getObject().getListenerContainers()) {
            var read = listener.getContainerProperties().getTopics();
            for (var topic : read == null ? new String[0] : read) {
                topics.put(deadLetterTopic.apply(topic), topics.getOrDefault(topic, Map.of()));
            }
        }
        return topics;
    }

    private void create(Admin admin, Set<String> missing, Map<String, Map<String, String>> wanted)
            throws InterruptedException {
        if (!properties.createTopics()) {
            throw new IllegalStateException(missingTopics(missing, "lorapipe.kafka.create-topics is false"));
        }
        var creations = admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic, properties.partitions(), properties.replicationFactor())
                                .configs(wanted.get(topic)))
                        .toList())
                .values();
        for (var creation : creations.entrySet()) {
            try {
                creation.getValue().get();
            } catch (ExecutionException ex) {
                if (!(ex.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(missingTopics(missing, String.valueOf(ex.getCause())), ex);
                }
            }
        }
    }

    private static String missingTopics(Set<String> missing, String why) {
        return "These topics are missing and this service may not create them (%s): %s. Create them as docs/architecture.md says."
                .formatted(why, String.join(", ", missing));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the listeners and before the durable work. */
    @Override
    public int getPhase() {
        return 0;
    }
}
