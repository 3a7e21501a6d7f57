package io.lorapipe.gateway.progress.kafka;

import io.lorapipe.gateway.progress.Entry;
import io.lorapipe.gateway.progress.Position;
import io.lorapipe.gateway.progress.Tail;
import io.lorapipe.gateway.progress.store.ProgressRows;
import io.lorapipe.gateway.progress.store.ProgressRows.Row;
import io.lorapipe.schemas.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what the topic brings, then passes the news on to the streams of this process. */
final class ProgressFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFeed.class);

    private final ProgressRows rows;
    private final ReadingRules rules;
    private final Tail tail;

    ProgressFeed(ProgressRows rows, Tail tail) {
        this.rows = rows;
        this.rules = new ReadingRules(rows);
        this.tail = tail;
    }

    void accept(ConsumerRecords<String, Object> polled) {
        var received = StreamSupport.stream(polled.spliterator(), false)
                .sorted(Comparator.<ConsumerRecord<String, Object>>comparingInt(ConsumerRecord::partition)
                        .thenComparingLong(ConsumerRecord::offset))
                .toList();
        List<Row> read = new ArrayList<>(
                received.stream().map(this::read).filter(Objects::nonNull).toList());
        try {
            rows.add(read);
        } catch (RuntimeException outage) {
            rules.forget();
            throw outage;
        }
        tail.publish(read.stream().filter(Row::news).map(Row::entry).toList());
    }

    private @Nullable Row read(ConsumerRecord<String, Object> received) {
        if (!(received.value() instanceof Progress progress)) {
            LOG.atWarn()
                    .addKeyValue("partition", received.partition())
                    .addKeyValue("offset", received.offset())
                    .log("A progress record cannot be read and is passed over");
            return null;
        }
        var position = new Position(received.partition(), received.offset());
        return new Row(new Entry(position, ProgressEvents.read(progress)), rules.isNews(progress));
    }
}
