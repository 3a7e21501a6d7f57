package io.lorapipe.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.listener.RecordInterceptor;

/** Puts where a record came from into the structured log, and its trace into what is done for it. */
final class RecordContext implements RecordInterceptor<Object, Object> {

    private static final List<String> KEYS = List.of("trainingId", "topic", "partition", "offset", Trace.HEADER);

    @Override
    @SuppressWarnings("MustBeClosed") // closed in afterRecord
    public ConsumerRecord<Object, Object> intercept(
            ConsumerRecord<Object, Object> received, Consumer<Object, Object> consumer) {
        MDC.put("trainingId", String.valueOf(received.key()));
        MDC.put("topic", received.topic());
        MDC.put("partition", String.valueOf(received.partition()));
        MDC.put("offset", String.valueOf(received.offset()));
        var traceparent = received.headers().lastHeader(Trace.HEADER);
        // What is thrown in here would bring the record back for ever: a header may have no value.
        Trace.open(
                traceparent == null || traceparent.value() == null
                        ? null
                        : new String(traceparent.value(), StandardCharsets.UTF_8));
        return received;
    }

    @Override
    public void afterRecord(ConsumerRecord<Object, Object> received, Consumer<Object, Object> consumer) {
        KEYS.forEach(MDC::remove);
    }
}
