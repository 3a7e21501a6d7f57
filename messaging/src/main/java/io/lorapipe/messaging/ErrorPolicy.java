package io.lorapipe.messaging;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.log.LogAccessor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.MessagingException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a record whose listener fails: an outage of ours is waited out, however long; what is not understood
 * (unreadable, conflict, defect) goes to the dead-letter topic of this service and holds nothing up.
 */
final class ErrorPolicy {

    private static final LogAccessor LOG = new LogAccessor(LogFactory.getLog(ErrorPolicy.class));
    private static final int ANY_PARTITION = -1;

    private ErrorPolicy() {}

    /** {@code alarm} is told the topic of every record that goes to its dead-letter topic. */
    static DefaultErrorHandler errorHandler(
            KafkaOperations<?, ?> kafka, UnaryOperator<String> deadLetterTopic, Consumer<String> alarm) {
        var recoverer = new DeadLetterPublishingRecoverer(
                kafka, (failed, ex) -> new TopicPartition(deadLetterTopic.apply(failed.topic()), ANY_PARTITION));
        var handler = new DefaultErrorHandler(
                (failed, ex) -> {
                    logDeadLetter(failed, ex);
                    recoverer.accept(failed, ex);
                    alarm.accept(failed.topic());
                },
                defectsAreTriedTwice());
        handler.addNotRetryableExceptions(ConflictException.class);
        handler.setBackOffFunction((failed, ex) -> isOutage(ex) ? outagesAreWaitedOut() : defectsAreTriedTwice());
        return handler;
    }

    private static BackOff outagesAreWaitedOut() {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(10_000);
        return backOff;
    }

    private static BackOff defectsAreTriedTwice() {
        return new FixedBackOff(200, 1);
    }

    private static boolean isOutage(Throwable thrown) {
        for (Throwable ex = thrown; ex != null; ex = ex.getCause()) {
            if (isOutageItself(ex)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageItself(Throwable ex) {
        return switch (ex) {
            case TransientDataAccessException _,
                    RecoverableDataAccessException _,
                    DataAccessResourceFailureException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    RetriableException _ -> true;
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> isOutageState(sql.getSQLState());
            default -> false;
        };
    }

    /** Connection lost, read-only after a fail-over, rolled back for others, out of resources, shut down, broken. */
    private static boolean isOutageState(@Nullable String state) {
        return state != null && Stream.of("08", "25", "40", "53", "57", "58").anyMatch(state::startsWith);
    }

    private static void logDeadLetter(ConsumerRecord<?, ?> failed, Exception ex) {
        var cause = NestedExceptionUtils.getMostSpecificCause(ex);
        // What Spring says of a record holds the record, and with it the links that users gave.
        var told = cause instanceof MessagingException ? cause.getClass().getName() : cause;
        LOG.error(() ->
                "A record was not understood and goes to the dead-letter topic: topic=%s partition=%d offset=%d %s"
                        .formatted(failed.topic(), failed.partition(), failed.offset(), told));
    }
}
