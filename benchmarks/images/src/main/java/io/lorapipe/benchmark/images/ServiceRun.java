package io.lorapipe.benchmark.images;

import io.lorapipe.archive.ArchiveService;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** archive-service with its Kafka in one process; images lie in the local store, in the data directory. */
final class ServiceRun implements AutoCloseable {

    private static final String USER = "ada";

    private final EmbeddedKafka kafka;
    private final ConfigurableApplicationContext service;
    private final ArchivesCreated created;
    private final List<ImageReference> images = new ArrayList<>();
    private final Random order = new Random(1);

    private ServiceRun(Path photographs, Path data) throws IOException {
        kafka = EmbeddedKafka.start(data.resolve("kafka"));
        service = ArchiveService.application()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--lorapipe.data=" + data,
                        "--spring.main.banner-mode=off");
        created = new ArchivesCreated(kafka.bootstrapServers());
        var references = service.getBean(Stores.class).in(StoreRole.REFERENCES);
        for (var file : Photographs.in(photographs).files()) {
            var content = Content.of(file, "image/jpeg");
            var key = ObjectKey.referenceImage(USER, "fox", content.sha256(), "jpg");
            references.put(key, content);
            images.add(ImageReference.newBuilder()
                    .setName(String.valueOf(file.getFileName()))
                    .setKey(key.value())
                    .setSha256(content.sha256())
                    .build());
        }
    }

    /**
     * Prints milliseconds of one training of new images, of the first hundred repeated ones and of one when a thousand
     * are done, trainings per second of new images and of repeated ones.
     */
    public static void main(String... args) throws Exception {
        try (var run = new ServiceRun(Path.of(args[0]), Path.of(args[1]))) {
            run.median(4, false);
            double fresh = run.median(5, false);
            run.milliseconds(run.images);
            double firstRepeats = run.median(100, true);
            double freshRate = run.perSecond(12, false);
            run.perSecond(100, true);
            double repeatedRate = run.perSecond(400, true);
            run.median(400, true);
            double repeated = run.median(101, true);
            System.out.println(fresh + " " + firstRepeats + " " + repeated + " " + freshRate + " " + repeatedRate);
        }
    }

    /** The same photographs in an order that was not packed before are another archive. */
    private List<ImageReference> inAnotherOrder() {
        var others = new ArrayList<>(images);
        Collections.shuffle(others, order);
        return others;
    }

    private double median(int runs, boolean repeated) throws Exception {
        var all = new ArrayList<Double>();
        for (int run = 0; run < runs; run++) {
            all.add(milliseconds(repeated ? images : inAnotherOrder()));
        }
        return Times.of(all).median();
    }

    private double milliseconds(List<ImageReference> wanted) throws Exception {
        return Rounds.timed(() -> await(request(wanted)));
    }

    private double perSecond(int trainings, boolean repeated) throws Exception {
        var requests = new ArrayList<List<ImageReference>>();
        for (int i = 0; i < trainings; i++) {
            requests.add(repeated ? images : inAnotherOrder());
        }
        double milliseconds = Rounds.timed(() -> {
            for (var training : requests.stream().map(this::request).toList()) {
                await(training);
            }
        });
        return trainings * 1000 / milliseconds;
    }

    private UUID request(List<ImageReference> wanted) {
        var training = UUID.randomUUID();
        service.getBean(EventPublisher.class)
                .send(
                        Topics.IMAGES_REQUESTED,
                        training,
                        ImagesRequested.newBuilder()
                                .setTrainingId(training)
                                .setUserId(USER)
                                .setCharacterId("fox")
                                .setImages(wanted)
                                .setPreset("fal-ai/flux-lora-fast-training")
                                .setRequestedAt(Instant.now())
                                .build())
                .join();
        return training;
    }

    private void await(UUID training) throws Exception {
        if (!created.of(training).get(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A training was stopped");
        }
    }

    @Override
    public void close() throws InterruptedException {
        created.close();
        service.close();
        kafka.close();
    }
}
