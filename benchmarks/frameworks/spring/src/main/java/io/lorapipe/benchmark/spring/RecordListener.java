package io.lorapipe.benchmark.spring;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps a record, and says so for those that the benchmark waits for. */
@Component
class RecordListener {

    private final Rows rows;
    private int consumed;

    RecordListener(Rows rows) {
        this.rows = rows;
    }

    @KafkaListener(topics = "${benchmark.topic}")
    void on(ConsumerRecord<String, byte[]> received) {
        rows.insert(received.key(), received.value());
        consumed++;
        if (consumed == 1 || consumed == 1000) {
            System.out.println("consumed " + consumed);
        }
    }
}
