package io.lorapipe.messaging.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.task.Task;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.MessagingAutoConfiguration;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Gives a service that has a database its outbox and, where it declares {@link Work}, its durable to-dos. */
@AutoConfiguration(
        after = {MessagingAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class
        },
        before = DbSchedulerAutoConfiguration.class)
@EnableConfigurationProperties(WorkProperties.class)
public final class WorkAutoConfiguration {

    @Bean
    DurableH2 durableH2(DataSource dataSource) {
        return new DurableH2(dataSource);
    }

    @Bean
    TaskQueue taskQueue(ObjectProvider<Scheduler> scheduler) {
        return new TaskQueue(scheduler);
    }

    @Bean
    OutgoingRows outgoingRows(JdbcClient jdbc, EventCodec codec, EventPublisher publisher, Clock clock) {
        return new OutgoingRows(jdbc, codec, publisher, clock);
    }

    @Bean
    Outbox outbox(
            OutgoingRows rows,
            TaskQueue queue,
            TransactionOperations transactions,
            WorkProperties properties,
            Clock clock) {
        return new Outbox(rows, queue, transactions, properties, clock);
    }

    @Bean
    Task<Void> publishTask(Outbox outbox) {
        return outbox.task();
    }

    @Bean
    Purge purge(JdbcClient jdbc, TransactionOperations transactions, WorkProperties properties, Clock clock) {
        return new Purge(jdbc, transactions, properties, clock);
    }

    @Bean
    Task<Void> purgeTask(Purge purge) {
        return purge.task();
    }

    @Bean
    @ConditionalOnBean(Work.class)
    <E extends SpecificRecordBase> Todos<E> todos(
            Work<E> work,
            OutgoingRows outgoing,
            TaskQueue queue,
            EventCodec codec,
            JdbcClient jdbc,
            TransactionOperations transactions,
            WorkProperties properties,
            Clock clock) {
        return new Todos<>(work, new TodoRows(jdbc, clock), outgoing, queue, codec, transactions, properties, clock);
    }

    @Bean
    @ConditionalOnBean(Todos.class)
    Task<Void> todoTask(Todos<?> todos) {
        return todos.task();
    }
}
