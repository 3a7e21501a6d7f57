package io.lorapipe.benchmark.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** How a service gets records from one topic into another. */
enum Hop {
    COMMIT_PER_RECORD("at least once, a commit per record", false, true),
    TRANSACTION_PER_RECORD("a transaction per record", true, true),
    COMMIT_PER_POLL("at least once, a commit per poll", false, false),
    TRANSACTION_PER_POLL("a transaction per poll", true, false);

    private static final Duration POLL = Duration.ofMillis(100);

    final String title;
    final boolean transactional;
    final boolean perRecord;

    Hop(String title, boolean transactional, boolean perRecord) {
        this.title = title;
        this.transactional = transactional;
        this.perRecord = perRecord;
    }

    int records() {
        return perRecord ? 100 : 20_000;
    }

    /** Hops per second, from the first record received to the last one committed. */
    double measure(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String out) {
        long start = 0;
        int done = 0;
        while (done < records()) {
            var polled = consumer.poll(POLL);
            if (start == 0 && !polled.isEmpty()) {
                start = System.nanoTime();
            }
            for (var batch : batches(polled)) {
                hop(batch, consumer, producer, out);
                done += batch.size();
            }
        }
        return done * 1e9 / (System.nanoTime() - start);
    }

    private List<List<ConsumerRecord<byte[], byte[]>>> batches(ConsumerRecords<byte[], byte[]> polled) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        polled.forEach(all::add);
        if (perRecord) {
            return all.stream().map(List::of).toList();
        }
        return all.isEmpty() ? List.of() : List.of(all);
    }

    private void hop(
            List<ConsumerRecord<byte[], byte[]>> batch,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            String out) {
        var last = batch.getLast();
        var offsets =
                Map.of(new TopicPartition(last.topic(), last.partition()), new OffsetAndMetadata(last.offset() + 1));
        if (transactional) {
            producer.beginTransaction();
        }
        batch.forEach(each -> producer.send(new ProducerRecord<>(out, each.key(), each.value())));
        if (transactional) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            consumer.commitSync(offsets);
        }
    }
}
