package io.lorapipe.upload;

import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.jdbc.JdbcResumableUploads;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.delivery.Deliverer;
import io.lorapipe.upload.delivery.StagedCopies;
import io.lorapipe.upload.lease.Cleaner;
import io.lorapipe.upload.lease.Deletions;
import io.lorapipe.upload.lease.LeaseTerms;
import io.lorapipe.upload.lease.Leases;
import io.lorapipe.upload.lease.Retention;
import io.lorapipe.upload.sweep.Orphans;
import io.lorapipe.upload.sweep.Pending;
import io.lorapipe.upload.sweep.Sweeper;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Reads archive.created, puts the archive into the delivery store, writes archive.uploaded. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UploadService {

    public static void main(String... args) {
        application().run(args);
    }

    /** This service, ready to run on its own or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(UploadService.class).properties("spring.config.name=upload-service");
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
    LeaseTerms leaseTerms(UploadProperties properties) {
        return properties.terms();
    }

    @Bean
    Deliverer deliverer(Stores stores, Leases leases, UploadProperties properties) {
        return new Deliverer(stores, leases, properties.progressInterval(), System::nanoTime);
    }

    @Bean
    StagedCopies stagedCopies(Stores stores, Deletions deletions) {
        return new StagedCopies(stores.in(StoreRole.DELIVERY), deletions);
    }

    @Bean
    Cleaner cleaner(Stores stores, Deletions deletions) {
        return new Cleaner(stores, deletions);
    }

    @Bean
    Sweeper sweeper(
            Stores stores,
            Retention retention,
            Deletions deletions,
            Pending pending,
            Orphans orphans,
            UploadProperties properties,
            Clock clock) {
        return new Sweeper(stores, retention, deletions, pending, orphans, properties.sweepTerms(), clock);
    }
}
