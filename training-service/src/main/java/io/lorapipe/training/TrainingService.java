package io.lorapipe.training;

import com.fasterxml.uuid.Generators;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.messaging.Contract;
import io.lorapipe.messaging.work.Outbox;
import io.lorapipe.messaging.work.TaskQueue;
import io.lorapipe.messaging.work.WorkProperties;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.store.roles.AbandonedUploads;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.custody.Custody;
import io.lorapipe.training.fal.Fal;
import io.lorapipe.training.fal.FalProperties;
import io.lorapipe.training.fal.WebhookProof;
import io.lorapipe.training.follow.Crew;
import io.lorapipe.training.follow.Follower;
import io.lorapipe.training.links.HttpDownloads;
import io.lorapipe.training.links.StoreDelivery;
import io.lorapipe.training.run.Arbiter;
import io.lorapipe.training.run.Trainings;
import io.lorapipe.training.run.kafka.KafkaFetches;
import io.lorapipe.training.run.kafka.Told;
import io.lorapipe.training.run.store.FollowTasks;
import io.lorapipe.training.run.store.JdbcSlots;
import io.lorapipe.training.run.store.JdbcTrainings;
import io.lorapipe.training.run.store.TrainingMeters;
import io.lorapipe.training.run.store.WakeUps;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.transaction.support.TransactionOperations;

/** Trains at a provider, and decides how trainings end. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TrainingService {

    public static void main(String... args) {
        application().run(args);
    }

    /** This service, ready to run on its own or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(TrainingService.class).properties("spring.config.name=training-service");
    }

    @Bean
    Contract contract() {
        return new Contract(Events.schemas(), Topics.settings());
    }

    @Bean
    Supplier<UUID> ids() {
        return Generators.timeBasedEpochGenerator()::generate;
    }

    @Bean
    ResumableUploads resumableUploads(DataSource database) {
        return new JdbcResumableUploads(database);
    }

    @Bean
    Stores stores(Environment environment, Clock clock, ResumableUploads uploads) {
        var settings = Binder.get(environment).bindOrCreate("lorapipe.stores", StoreSettings.class);
        return Stores.open(settings, clock, uploads);
    }

    @Bean
    Task<Void> abandonedUploadsTask(Stores stores, ResumableUploads uploads, Clock clock) {
        var abandoned = new AbandonedUploads(stores, uploads, clock);
        return Tasks.recurring("abandoned-uploads", FixedDelay.ofHours(1))
                .execute((instance, context) -> abandoned.takeBack());
    }

    @Bean
    Fal fal(FalProperties properties) {
        return new Fal(properties);
    }

    @Bean
    WebhookProof webhookProof(FalProperties properties, Clock clock) {
        return new WebhookProof(properties, clock);
    }

    @Bean
    JdbcSlots slots(JdbcClient jdbc, Fal fal, TrainingProperties properties, Clock clock) {
        var limits = new JdbcSlots.Limits(
                properties.maxInFlight(),
                properties.queueDeadline(),
                properties.queueDeadline().plus(properties.runDeadline()),
                properties.firstPause(),
                properties.longestPause());
        return new JdbcSlots(jdbc, fal.trainer().name(), limits, clock);
    }

    @Bean
    TrainingMeters trainingMeters(JdbcClient jdbc, Fal fal) {
        return new TrainingMeters(jdbc, fal.trainer().name());
    }

    @Bean
    WakeUps wakeUps(TaskQueue queue, Supplier<UUID> ids, Clock clock) {
        return FollowTasks.wakeUps(queue, ids, clock);
    }

    @Bean
    Trainings trainings(
            JdbcClient jdbc, JdbcSlots slots, Outbox outbox, Fal fal, WakeUps wakeUps, TransactionOperations tx) {
        return new JdbcTrainings(jdbc, slots, new Told(outbox, fal.trainer().name()), wakeUps, tx);
    }

    @Bean
    Arbiter arbiter(Trainings trainings, Supplier<UUID> ids, Clock clock) {
        return new Arbiter(trainings, ids, clock);
    }

    @Bean
    KafkaFetches fetches(KafkaAdmin kafka, @Value("${spring.kafka.consumer.group-id}") String group) {
        return new KafkaFetches(kafka.getConfigurationProperties(), group);
    }

    @Bean
    Follower follower(
            Trainings trainings,
            JdbcSlots slots,
            Stores stores,
            Fal fal,
            KafkaFetches fetches,
            FalProperties falProperties,
            TrainingProperties properties,
            Supplier<UUID> ids,
            Clock clock) {
        var timeout = falProperties.callTimeout();
        var witnessed = falProperties.webhookUrl() != null
                || falProperties.listsRequests()
                || stores.in(StoreRole.DELIVERY) instanceof LocalStore;
        var provider = falProperties.queueUrl();
        var downloads = new HttpDownloads(falProperties.fileHosts(), falProperties.origins(), timeout);
        return new Crew(
                        trainings,
                        slots,
                        new StoreDelivery(stores, provider.getHost(), timeout),
                        fal.trainer(),
                        fal.witnesses(),
                        fetches,
                        new Custody(
                                downloads,
                                stores.in(StoreRole.WEIGHTS),
                                properties.spoolDirectory(),
                                properties.largestWeights().toBytes(),
                                clock),
                        properties.pace(timeout, witnessed),
                        ids,
                        clock,
                        System::nanoTime,
                        RandomGenerator.getDefault())
                .follower();
    }

    @Bean
    Task<Void> followTask(ObjectProvider<Follower> follower, WorkProperties properties) {
        return FollowTasks.follow(follower::getObject, properties);
    }

    @Bean
    Task<Void> nudgeTask(ObjectProvider<Follower> follower, WorkProperties properties) {
        return FollowTasks.nudge(follower::getObject, properties);
    }

    /** What a process left that died is taken up at once, and a task that was lost is there again. */
    @Bean
    ApplicationRunner takeUp(Trainings trainings, WakeUps wakeUps, TransactionOperations tx) {
        return args -> trainings.unsettled().forEach(id -> tx.executeWithoutResult(status -> wakeUps.wake(id)));
    }
}
