package io.lorapipe.gateway.progress.kafka;

import io.lorapipe.gateway.progress.Entry;
import io.lorapipe.gateway.progress.Position;
import io.lorapipe.gateway.progress.Tail;
import io.lorapipe.gateway.progress.store.ProgressRows;
import io.lorapipe.gateway.progress.store.ProgressRows.Row;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Stores what the topic brings, then passes the news on to the streams of this process. */
final class ProgressFeed {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressFeed.class);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

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
        var kept = keep(read);
        tail.publish(kept.stream().filter(Row::news).map(Row::entry).toList());
    }

    /** What the database took; one row that it refuses for what is in it must not hold up all that is behind it. */
    private List<Row> keep(List<Row> read) {
        try {
            rows.add(read);
            return read;
        } catch (DataIntegrityViolationException refused) {
            rules.forget();
            return read.stream().filter(this::isKept).toList();
        } catch (RuntimeException outage) {
            rules.forget();
            throw outage;
        }
    }

    private boolean isKept(Row row) {
        try {
            rows.add(List.of(row));
            return true;
        } catch (DataIntegrityViolationException refused) {
            passOver(row.entry().position(), "The database refuses a progress record, which is passed over");
            return false;
        }
    }

    private @Nullable Row read(ConsumerRecord<String, Object> received) {
        var position = new Position(received.partition(), received.offset());
        if (!(received.value() instanceof Progress progress)) {
            passOver(position, "A progress record cannot be read and is passed over");
            return null;
        }
        if (!isId(progress.getUserId()) || !isId(progress.getCharacterId())) {
            passOver(position, "A progress record names a user or a character by no valid id and is passed over");
            return null;
        }
        return new Row(new Entry(position, ProgressEvents.read(progress)), rules.isNews(progress));
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static void passOver(Position position, String message) {
        LOG.atWarn()
                .addKeyValue("topic", Topics.PROGRESS)
                .addKeyValue("partition", position.partition())
                .addKeyValue("offset", position.offset())
                .log(message);
    }
}
