package io.lorapipe.messaging.work;

import io.lorapipe.messaging.Envelope;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of decided events. */
final class OutgoingRows {

    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final EventPublisher publisher;
    private final Clock clock;

    OutgoingRows(JdbcClient jdbc, EventCodec codec, EventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.publisher = publisher;
        this.clock = clock;
    }

    UUID insert(UUID trainingId, Outcome outcome) {
        var envelope = publisher.envelope(outcome.event());
        jdbc.sql("""
                        insert into outgoing (id, training_id, topic, type, event, traceparent, created_at)
                        values (:id, :trainingId, :topic, :type, :event, :traceparent, :createdAt)""")
                .param("id", envelope.id())
                .param("trainingId", trainingId)
                .param("topic", outcome.topic())
                .param("type", envelope.type())
                .param("event", codec.encode(outcome.event()))
                .param("traceparent", envelope.traceparent())
                .param("createdAt", envelope.time().atOffset(ZoneOffset.UTC))
                .update();
        return envelope.id();
    }

    /** The events of the same training that are not published yet, up to this one, in their order; locked. */
    List<Outgoing> lockUnpublishedUpTo(UUID id) {
        return jdbc.sql("""
                        select * from outgoing
                        where training_id = (select training_id from outgoing where id = :id)
                          and seq <= (select seq from outgoing where id = :id)
                          and published_at is null
                        order by seq for update""").param("id", id).query(OutgoingRows::outgoing).list();
    }

    Outgoing get(UUID id) {
        return jdbc.sql("select * from outgoing where id = :id")
                .param("id", id)
                .query(OutgoingRows::outgoing)
                .single();
    }

    /** Publishes in the given order, each once the broker has the one before, whatever their topics; and notes it. */
    void publish(List<Outgoing> events) {
        for (var event : events) {
            publisher
                    .send(event.topic(), event.trainingId(), event.event(), event.envelope())
                    .join();
            jdbc.sql("update outgoing set published_at = :now where id = :id")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", event.envelope().id())
                    .update();
        }
    }

    private static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        var envelope = new Envelope(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"));
        return new Outgoing(
                envelope, row.getObject("training_id", UUID.class), row.getString("topic"), row.getBytes("event"));
    }
}
