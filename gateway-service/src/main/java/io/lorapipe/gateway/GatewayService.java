package io.lorapipe.gateway;

import com.fasterxml.uuid.Generators;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.Characters;
import io.lorapipe.gateway.custody.Custody;
import io.lorapipe.gateway.custody.Deletions;
import io.lorapipe.gateway.image.CheckedImages;
import io.lorapipe.gateway.image.DataImages;
import io.lorapipe.gateway.image.ReferenceImages;
import io.lorapipe.gateway.image.Spool;
import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.ProgressStreams;
import io.lorapipe.gateway.progress.Tail;
import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.order.OrderWarnings;
import io.lorapipe.gateway.training.order.Orders;
import io.lorapipe.gateway.training.resolve.HeldTrainings;
import io.lorapipe.gateway.training.resolve.Resolver;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.roles.AbandonedUploads;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** REST, progress as server-sent events and the web page: the one service that browsers talk to. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayService {

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, to be run. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayService.class).properties("spring.config.name=gateway-service");
    }

    @Bean
    Contract contract() {
        return new Contract(Events.schemas(), Topics.settings());
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
    ReferenceImages referenceImages(CheckedImages known, Stores stores) {
        return new ReferenceImages(ImageRules.standard(), known, stores.in(StoreRole.REFERENCES));
    }

    @Bean
    DataImages dataImages(Spool spool, ReferenceImages images) {
        return new DataImages(spool, images);
    }

    @Bean
    Spool spool(GatewayProperties properties) {
        return Spool.at(properties.spool(), properties.spoolLimit().toBytes());
    }

    /** The web server spools uploads where they are limited and swept; it wants to know that by its whole name. */
    @Bean
    MultipartConfigElement multipart(MultipartProperties multipart, GatewayProperties properties) {
        multipart.setLocation(properties.spool().toAbsolutePath().toString());
        return multipart.createMultipartConfig();
    }

    @Bean
    Orders orders(
            Trainings trainings,
            Characters characters,
            CheckedImages checked,
            DataImages inline,
            Stores stores,
            GatewayProperties properties,
            Clock clock) {
        var ids = Generators.timeBasedEpochGenerator();
        return new Orders(
                trainings,
                (userId, id) -> characters.find(userId, id).map(Character::name),
                stores,
                inline,
                ids::generate,
                new Orders.ImageCount(properties.minImages(), properties.maxImages()),
                new OrderWarnings(checked::look),
                clock);
    }

    @Bean
    Resolver resolver(HeldTrainings trainings, ProgressLog progress, GatewayProperties properties) {
        return new Resolver(trainings, progress, properties.operators());
    }

    @Bean
    Custody custody(Characters characters, Trainings trainings, Deletions deletions, Stores stores, Clock clock) {
        return new Custody(characters, trainings, deletions, stores, clock);
    }

    @Bean
    Tail tail(GatewayProperties properties) {
        return new Tail(properties.streamBuffer());
    }

    @Bean
    ProgressStreams progressStreams(ProgressLog log, Tail tail, Pipeline pipeline) {
        return new ProgressStreams(log, tail, pipeline::isEnded);
    }
}
