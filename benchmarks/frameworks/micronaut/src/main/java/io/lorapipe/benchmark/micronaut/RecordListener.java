package io.lorapipe.benchmark.micronaut;

import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;

/** Keeps a record, and says so for those that the benchmark waits for. */
@KafkaListener(
        groupId = "${benchmark.group}",
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.SYNC_PER_RECORD)
class RecordListener {

    private final Rows rows;
    private int consumed;

    RecordListener(Rows rows) {
        this.rows = rows;
    }

    @Topic("${benchmark.topic}")
    void on(@KafkaKey String key, byte[] value) {
        rows.insert(key, value);
        consumed++;
        if (consumed == 1 || consumed == 1000) {
            System.out.println("consumed " + consumed);
        }
    }
}
