package io.lorapipe.messaging;

import static io.lorapipe.messaging.testing.TopicRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.Generators;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.messaging.ListeningService.Listener;
import io.lorapipe.messaging.testing.TopicRecords;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.CannotCreateTransactionException;

class ListeningTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DEAD_LETTERS = Topics.deadLetters(Topics.IMAGES_REQUESTED, "test-service");

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;
    private static Listener listener;

    private final UUID training = Generators.timeBasedEpochGenerator().generate();

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        service = ListeningService.application()
                .run("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(), "--lorapipe.data=" + directory);
        listener = service.getBean(Listener.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new DataAccessResourceFailureException("away"),
                new CannotCreateTransactionException("away"),
                new IllegalStateException(new SQLException("terminated by the administrator", "57P01")),
                new org.apache.kafka.common.errors.TimeoutException("away"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsWaitedOutAndIsNoDeadLetter(RuntimeException outage) {
        var failures = new AtomicInteger();
        listener.behaviours.put(training, event -> {
            if (failures.incrementAndGet() <= 4) {
                throw outage;
            }
        });

        send(request());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.understood).contains(training));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aDefectIsTriedTwiceAndThenADeadLetterWithTheBytesItCameIn() {
        var tries = new AtomicInteger();
        listener.behaviours.put(training, event -> {
            tries.incrementAndGet();
            throw new IllegalArgumentException("a defect");
        });

        send(request());

        assertThat(deadLetter().value()).isEqualTo(codec().encode(request()));
        assertThat(tries).hasValue(2);
    }

    @Test
    void aConflictIsADeadLetterAtOnce() {
        var tries = new AtomicInteger();
        listener.behaviours.put(training, event -> {
            tries.incrementAndGet();
            throw new ConflictException("another body");
        });

        send(request());

        deadLetter();
        assertThat(tries).hasValue(1);
    }

    @Test
    void anEventOfAnotherTopicIsADeadLetter() {
        var stray = TrainingCancelRequested.newBuilder()
                .setTrainingId(training)
                .setUserId("ada")
                .setRequestedAt(Instant.EPOCH)
                .build();

        send(stray);

        assertThat(deadLetter().value()).isEqualTo(codec().encode(stray));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatADeadLetterHoldsIsNotLogged(CapturedOutput log) {
        send(TrainingCancelRequested.newBuilder()
                .setTrainingId(training)
                .setUserId("whoever has this link")
                .setRequestedAt(Instant.EPOCH)
                .build());

        deadLetter();
        assertThat(log).contains("goes to the dead-letter topic").doesNotContain("whoever has this link");
    }

    @Test
    void aRecordWithoutAValueIsADeadLetter() {
        send(new ProducerRecord<>(Topics.IMAGES_REQUESTED, training.toString(), null));

        assertThat(deadLetter().value()).isNull();
    }

    @Test
    void aRecordThatClaimsToBeHugeIsADeadLetter() {
        var bytes = codec().encode(request());
        // The length of the first text, the trainingId, becomes 2^30.
        var claim = new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
        System.arraycopy(claim, 0, bytes, 10, claim.length);

        send(new ProducerRecord<>(Topics.IMAGES_REQUESTED, training.toString(), bytes));

        assertThat(deadLetter().value()).isEqualTo(bytes);
    }

    @Test
    void aTraceContextWithoutAValueIsNoObstacle() {
        send(traced(null));

        awaitUnderstood();
    }

    @Test
    void whatIsPublishedForARecordStaysInItsTrace() {
        send(traced("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(StandardCharsets.UTF_8)));

        awaitUnderstood();
        assertThat(listener.traces.get(training))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .doesNotContain("00f067aa0ba902b7");
    }

    @Test
    void aMalformedTraceContextIsReplaced() {
        send(traced("00-not-a-trace-01".getBytes(StandardCharsets.UTF_8)));

        awaitUnderstood();
        assertThat(listener.traces.get(training)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void everyEventSaysWhatItIsWhenItHappenedAndWhoMadeIt() {
        send(request());

        var sent = new TopicRecords(kafka.bootstrapServers(), Topics.IMAGES_REQUESTED)
                .of(training)
                .getFirst();
        assertThat(UUID.fromString(header(sent, "ce_id")).version()).isEqualTo(7);
        assertThat(header(sent, "ce_type")).isEqualTo("io.lorapipe.schemas.ImagesRequested");
        assertThat(header(sent, "ce_source")).isEqualTo("/lorapipe/test-service");
        assertThat(Instant.parse(header(sent, "ce_time"))).isBeforeOrEqualTo(Instant.now());
        assertThat(header(sent, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    private ImagesRequested request() {
        return ImagesRequested.newBuilder()
                .setTrainingId(training)
                .setUserId("ada")
                .setCharacterId("fox")
                .setImages(List.of())
                .setPreset("a preset")
                .setRequestedAt(Instant.EPOCH)
                .build();
    }

    private ProducerRecord<String, Object> traced(byte @Nullable [] traceparent) {
        var message = new ProducerRecord<String, Object>(Topics.IMAGES_REQUESTED, training.toString(), request());
        message.headers().add(Trace.HEADER, traceparent);
        return message;
    }

    private void send(SpecificRecordBase event) {
        service.getBean(EventPublisher.class)
                .send(Topics.IMAGES_REQUESTED, training, event)
                .join();
    }

    @SuppressWarnings("unchecked")
    private static void send(ProducerRecord<String, Object> message) {
        ((KafkaOperations<String, Object>) service.getBean(KafkaOperations.class))
                .send(message)
                .join();
    }

    private void awaitUnderstood() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.understood).contains(training));
    }

    private ConsumerRecord<String, byte[]> deadLetter() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        return deadLetters().getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return new TopicRecords(kafka.bootstrapServers(), DEAD_LETTERS).of(training);
    }

    private static EventCodec codec() {
        return service.getBean(EventCodec.class);
    }
}
