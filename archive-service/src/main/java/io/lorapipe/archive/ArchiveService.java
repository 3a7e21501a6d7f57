package io.lorapipe.archive;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.lorapipe.archive.build.ArchiveBuilder;
import io.lorapipe.archive.build.BuiltArchives;
import io.lorapipe.archive.build.CheckedImages;
import io.lorapipe.archive.build.Gathering;
import io.lorapipe.archive.build.Spool;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.roles.AbandonedUploads;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Reads images.requested, checks and packs the images, writes archive.created. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ArchiveService {

    public static void main(String... args) {
        application().run(args);
    }

    /** This service, ready to run on its own or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ArchiveService.class).properties("spring.config.name=archive-service");
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
    ArchiveBuilder archiveBuilder(
            ArchiveProperties properties, Stores stores, BuiltArchives built, CheckedImages checked) {
        var gathering = new Gathering(
                stores,
                new ImageFetcher(properties.fetchRules()),
                properties.maxImageSize().toBytes());
        return new ArchiveBuilder(
                stores,
                properties.buildRules(),
                gathering,
                built,
                checked,
                Spool.at(properties.spool(), properties.spoolLimit().toBytes()));
    }
}
