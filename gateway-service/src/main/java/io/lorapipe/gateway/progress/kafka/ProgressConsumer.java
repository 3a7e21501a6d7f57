package io.lorapipe.gateway.progress.kafka;

import io.lorapipe.gateway.progress.Tail;
import io.lorapipe.gateway.progress.store.ProgressRows;
import io.lorapipe.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The one reader of the topic progress in this process: all partitions, from behind what the database holds. */
@Component
class ProgressConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_OUTAGE = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Object> consumers;
    private final KafkaAdmin kafka;
    private final ProgressRows rows;
    private final Tail tail;
    private final boolean autoStartup;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, Object> open;
    private @Nullable Thread thread;

    ProgressConsumer(
            ConsumerFactory<String, Object> consumers,
            KafkaAdmin kafka,
            ProgressRows rows,
            Tail tail,
            KafkaProperties properties) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.rows = rows;
        this.tail = tail;
        this.autoStartup = properties.getListener().isAutoStartup();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("progress").start(this::run);
    }

    private void run() {
        while (running) {
            try (var consumer = consumers.createConsumer(null, "progress", null, withoutGroup())) {
                open = consumer;
                follow(consumer);
            } catch (WakeupException stopped) {
                // running says whether
            } catch (RuntimeException | ExecutionException outage) {
                LOG.atWarn().setCause(outage).log("Progress cannot be read or stored now and is tried again");
                pause();
            } catch (InterruptedException ex) {
                running = false;
            } finally {
                open = null;
            }
        }
    }

    private void follow(Consumer<String, Object> consumer) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka.getConfigurationProperties())) {
            var topic = admin.describeTopics(List.of(Topics.PROGRESS))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next();
            rows.begin(topic.topicId().toString());
            consumer.assign(topic.partitions().stream()
                    .map(partition -> new TopicPartition(Topics.PROGRESS, partition.partition()))
                    .toList());
        }
        consumer.seekToBeginning(consumer.assignment());
        rows.ends()
                .forEach((partition, last) -> consumer.seek(new TopicPartition(Topics.PROGRESS, partition), last + 1));
        var feed = new ProgressFeed(rows, tail);
        while (running) {
            var polled = consumer.poll(POLL);
            if (!polled.isEmpty()) {
                feed.accept(polled);
            }
        }
    }

    private static Properties withoutGroup() {
        var properties = new Properties();
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return properties;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_OUTAGE);
        } catch (InterruptedException ex) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        var consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    /** With the listeners: behind the topics' creation. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 100;
    }
}
