package io.lorapipe.archive;

import io.lorapipe.archive.build.ArchiveBuilder;
import io.lorapipe.archive.build.BuiltArchives;
import io.lorapipe.archive.build.CheckedImages;
import io.lorapipe.archive.build.Gathering;
import io.lorapipe.archive.build.Spool;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import java.time.Clock;
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
    Stores stores(Environment environment, Clock clock) {
        return Stores.open(Binder.get(environment).bindOrCreate("lorapipe.stores", StoreSettings.class), clock);
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
