package io.lorapipe.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.EventCodec;
import io.lorapipe.messaging.EventPublisher;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.FailureCode;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.ContentDisposition;

class UploadServiceTests {

    private static final byte[] ARCHIVE = "not much of a ZIP, but bytes".getBytes(StandardCharsets.UTF_8);

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        var port = freePort();
        service = UploadService.application()
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--lorapipe.data=" + directory,
                        "--lorapipe.stores.local.public-url=http://127.0.0.1:" + port,
                        "--server.address=127.0.0.1",
                        "--server.port=" + port);
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void anArchiveThatWasCreatedIsAnnouncedAsUploaded() {
        var created = created(staged());
        var events = service.getBean(EventPublisher.class);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ARCHIVE_UPLOADED));

            events.send(Topics.ARCHIVE_CREATED, created.getTrainingId(), created)
                    .join();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(consumer.poll(Duration.ofSeconds(1)))
                            .singleElement()
                            .satisfies(found -> assertThat(service.getBean(EventCodec.class)
                                            .decode(ArchiveUploaded.class, found.value())
                                            .getArchive())
                                    .isEqualTo(created.getArchive())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada/../eve/a.zip", "ada/a\nb.zip", ""})
    void aRecordThatNamesNoArchiveStopsTheTrainingAtOnce(String key) {
        var created = created(staged());
        var malformed = ArchiveCreated.newBuilder(created)
                .setArchive(ObjectReference.newBuilder(created.getArchive())
                        .setKey(key)
                        .build())
                .build();

        service.getBean(EventPublisher.class)
                .send(Topics.ARCHIVE_CREATED, created.getTrainingId(), malformed)
                .join();

        var stopped = new TopicRecords(kafka.bootstrapServers(), Topics.TRAINING_STOPPED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stopped.of(created.getTrainingId()))
                        .singleElement()
                        .satisfies(found -> assertThat(service.getBean(EventCodec.class)
                                        .decode(TrainingStopped.class, found.value())
                                        .getCode())
                                .isEqualTo(FailureCode.NOT_UNDERSTOOD)));
    }

    @Test
    void aLinkLeadsToTheObject() throws Exception {
        var response = get(link(staged()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(ARCHIVE);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/zip");
        assertThat(response.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"training_7.zip\"");
        assertThat(response.headers().firstValue("etag")).hasValue("\"" + staged().sha256() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt_1.zip", "an \"odd\" name; with 100%.zip", "größe_尺寸.zip"})
    void aDownloadIsCalledWhatItsLinkSays(String name) throws Exception {
        var response = get(stores().in(StoreRole.DELIVERY).link(staged().location(), Duration.ofMinutes(1), name));

        assertThat(response.body()).isEqualTo(ARCHIVE);
        assertThat(response.headers().firstValue("content-disposition").map(ContentDisposition::parse))
                .map(ContentDisposition::getFilename)
                .hasValue(name);
    }

    @Test
    void aPartOfTheObjectCanBeFetched() throws Exception {
        var response = get(link(staged()), "Range", "bytes=4-7");

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo("much".getBytes(StandardCharsets.UTF_8));
        assertThat(response.headers().firstValue("content-range")).hasValue("bytes 4-7/" + ARCHIVE.length);
    }

    @Test
    void aChangedLinkLeadsNowhere() throws Exception {
        var changed = URI.create(link(staged()).toString().replace("training_7", "training_8"));

        var response = get(changed);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("much");
    }

    @Test
    void aLinkToAnObjectThatIsGoneSaysSo() throws Exception {
        var object = staged();
        var link = link(object);
        stores().in(StoreRole.STAGING).delete(object.location());

        assertThat(get(link).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<byte[]> get(URI uri, String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static URI link(StoredObject object) {
        return stores().in(StoreRole.DELIVERY).link(object.location(), Duration.ofMinutes(1), "training_7.zip");
    }

    private static StoredObject staged() {
        var content = Content.of(ARCHIVE, "application/zip");
        return stores().in(StoreRole.STAGING)
                .put(ObjectKey.archive("ada", content.sha256()), content)
                .object();
    }

    private static ArchiveCreated created(StoredObject object) {
        var archive = ObjectReference.newBuilder()
                .setStore(object.store())
                .setKey(object.key().value())
                .setSize(object.size())
                .setSha256(Objects.requireNonNull(object.sha256()))
                .setContentType(object.contentType())
                .build();
        return ArchiveCreated.newBuilder()
                .setTrainingId(Generators.timeBasedEpochGenerator().generate())
                .setUserId("ada")
                .setCharacterId("fox")
                .setPreset("fal-ai/flux-lora-fast-training")
                .setArchive(archive)
                .setImageCount(6)
                .setCreatedAt(Instant.now())
                .build();
    }

    private static Stores stores() {
        return service.getBean(Stores.class);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
