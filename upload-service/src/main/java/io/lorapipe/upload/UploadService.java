package io.lorapipe.upload;

import io.lorapipe.messaging.Contract;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.upload.delivery.Deliverer;
import io.lorapipe.upload.delivery.Deliveries;
import java.time.Clock;
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
    Stores stores(Environment environment, Clock clock) {
        return Stores.open(Binder.get(environment).bindOrCreate("lorapipe.stores", StoreSettings.class), clock);
    }

    @Bean
    Deliverer deliverer(Stores stores, Deliveries deliveries, UploadProperties properties) {
        return new Deliverer(stores, stores.in(StoreRole.DELIVERY), deliveries, properties.progressInterval());
    }
}
