package io.lorapipe.upload;

import static java.util.Objects.requireNonNull;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** upload-service on an H2 file, with a clock that is told what time it is, and a delivery store beside its own. */
final class ServiceWithClock implements AutoCloseable {

    private final EmbeddedKafka kafka;
    private final Path directory;
    private final Clock clock;
    private final ObjectStore delivery;
    private @Nullable ConfigurableApplicationContext service;

    ServiceWithClock(Path directory, Clock clock, ObjectStore delivery) {
        this.kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        this.directory = directory;
        this.clock = clock;
        this.delivery = delivery;
    }

    void start() {
        service = UploadService.application()
                .initializers(context -> prepare((GenericApplicationContext) context))
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--lorapipe.data=" + directory,
                        "--lorapipe.kafka.partitions=1",
                        "--lorapipe.upload.delete-every=100ms",
                        "--db-scheduler.polling-interval=100ms",
                        "--lorapipe.work.first-pause=100ms",
                        "--lorapipe.work.longest-pause=500ms",
                        "--lorapipe.work.tries=1000",
                        "--server.address=127.0.0.1",
                        "--server.port=0");
    }

    private void prepare(GenericApplicationContext context) {
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DeliveryElsewhere.class, () -> new DeliveryElsewhere(delivery));
    }

    /** Gives the delivery role to another store than the settings do. */
    private record DeliveryElsewhere(ObjectStore delivery) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Stores stores ? stores.with(StoreRole.DELIVERY, delivery) : bean;
        }
    }

    void restart() {
        stop();
        start();
    }

    <T> T bean(Class<T> type) {
        return requireNonNull(service).getBean(type);
    }

    void publish(String topic, UUID trainingId, SpecificRecordBase event) {
        bean(EventPublisher.class).send(topic, trainingId, event).join();
    }

    <E extends SpecificRecordBase> List<E> heard(String topic, UUID trainingId, Class<E> type) {
        return new TopicRecords(kafka.bootstrapServers(), topic)
                .of(trainingId).stream()
                        .map(found -> bean(EventCodec.class).decode(type, found.value()))
                        .toList();
    }

    /** What it answers on this path. */
    String get(String path) {
        var port = requireNonNull(service).getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    private void stop() {
        if (service != null) {
            service.close();
        }
    }

    @Override
    public void close() {
        stop();
        kafka.close();
    }
}
