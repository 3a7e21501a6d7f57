package io.lorapipe.training.run.kafka;

import io.lorapipe.schemas.Topics;
import io.lorapipe.training.follow.Fetches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All fetches are heard when this service's group has committed its way to the end of {@code archive.fetched}. */
public final class KafkaFetches implements Fetches, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaFetches.class);

    private static final int LONGEST_WAIT_MS = 10_000;

    private final Admin admin;
    private final String group;

    public KafkaFetches(Map<String, Object> settings, String group) {
        var patient = new HashMap<>(settings);
        patient.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MS);
        patient.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_WAIT_MS);
        this.admin = Admin.create(patient);
        this.group = group;
    }

    @Override
    public boolean areHeard() {
        try {
            return read();
        } catch (ExecutionException | KafkaException away) {
            LOG.atInfo().setCause(away).log("Kafka does not say what is still to be heard of fetched archives");
            return false;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean read() throws ExecutionException, InterruptedException {
        var partitions = partitions();
        var ends = offsets(partitions, OffsetSpec.latest());
        var begins = offsets(partitions, OffsetSpec.earliest());
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return partitions.stream().allMatch(it -> {
            var heard = committed.get(it);
            return (heard == null ? begins.applyAsLong(it) : heard.offset()) >= ends.applyAsLong(it);
        });
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        var topic = admin.describeTopics(List.of(Topics.ARCHIVE_FETCHED))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get();
        return topic.partitions().stream()
                .map(it -> new TopicPartition(topic.name(), it.partition()))
                .toList();
    }

    private ToLongFunction<TopicPartition> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), it -> spec));
        var offsets = admin.listOffsets(asked).all().get();
        return it -> Objects.requireNonNull(offsets.get(it)).offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
