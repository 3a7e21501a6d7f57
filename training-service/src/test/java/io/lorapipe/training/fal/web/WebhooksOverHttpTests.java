package io.lorapipe.training.fal.web;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.training.TrainingService;
import io.lorapipe.training.attempt.Attempt.Waiting;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.fal.WebhookProof.Claimed;
import io.lorapipe.training.fal.WebhookSigner;
import io.lorapipe.training.run.Claim;
import io.lorapipe.training.run.Training;
import io.lorapipe.training.run.Trainings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Webhooks as they come over the network, into the whole service. */
class WebhooksOverHttpTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final WebhookSigner SIGNER = new WebhookSigner();
    private static final ScriptedProvider PROVIDER =
            ScriptedProvider.start(request -> answer(200, WebhookSigner.jwks(SIGNER)));
    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;

    private final UUID training = UUID.randomUUID();
    private final UUID attempt = UUID.randomUUID();
    private double countedBefore;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        service = TrainingService.application()
                .run(
                        "--server.port=0",
                        "--lorapipe.data=" + directory,
                        "--LORAPIPE_STORE_DIRECTORY=" + directory.resolve("store"),
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--FAL_QUEUE_URL=" + PROVIDER.url(),
                        "--FAL_PLATFORM_URL=" + PROVIDER.url(),
                        "--FAL_JWKS_URL=" + PROVIDER.url());
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
        kafka.close();
        PROVIDER.close();
    }

    @BeforeEach
    void anAttemptThatIsLeftInPeace() {
        var now = Instant.now();
        trainings()
                .decide(
                        Training.firstHeardOf(training, "ann", "elf", now),
                        it -> it.with(new Waiting(attempt, 1, now, 0, now.plus(Duration.ofDays(1)), null))
                                .kept());
        countedBefore = refusals();
    }

    @Test
    void whatIsProvenIsKeptBeforeItIsAnswered() throws Exception {
        assertThat(post(attempt, body("r1"), now())).isEqualTo(204);
        assertThat(claims()).containsExactly(new Claim(attempt, "r1"));
        assertThat(refusals()).isEqualTo(countedBefore);
    }

    @Test
    void whatComesAgainChangesNothing() throws Exception {
        var body = body("r1");
        var signed = SIGNER.sign("r1", now(), body);
        var accepted = count("lorapipe.webhooks.accepted");
        var repeated = count("lorapipe.webhooks.repeated");
        assertThat(post(attempt, body, signed)).isEqualTo(204);
        assertThat(post(attempt, body, signed)).isEqualTo(204);
        assertThat(claims()).hasSize(1);
        assertThat(count("lorapipe.webhooks.accepted")).isEqualTo(accepted + 1);
        assertThat(count("lorapipe.webhooks.repeated")).isEqualTo(repeated + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301})
    void whatIsReplayedLaterIsRefused(int seconds) throws Exception {
        assertThat(post(attempt, body("r1"), now().plusSeconds(seconds))).isEqualTo(401);
        refusedWithoutATrace();
    }

    @Test
    void whatIsForgedIsRefused() throws Exception {
        var body = body("r1");
        assertThat(post(attempt, body("r2"), SIGNER.sign("r1", now(), body))).isEqualTo(401);
        assertThat(post(attempt, body, new WebhookSigner().sign("r1", now(), body)))
                .isEqualTo(401);
        assertThat(post(attempt, body, new Claimed("", "", "", ""))).isEqualTo(401);
        assertThat(post(attempt, body, new Claimed("r1", "u1", "12345678901234567890", "ab")))
                .isEqualTo(401);
        assertThat(refusals()).isEqualTo(countedBefore + 4);
        assertThat(claims()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() throws Exception {
        assertThat(post(attempt, new byte[1024 * 1024 + 1], now())).isEqualTo(413);
        refusedWithoutATrace();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"request_id\":\"\"}", "{\"request_id\":7}", "\"r1\"", "nonsense"})
    void whatIsSignedButMalformedIsRefused(String body) throws Exception {
        assertThat(post(attempt, body.getBytes(UTF_8), now())).isEqualTo(400);
        refusedWithoutATrace();
    }

    @Test
    void anAttemptThatNobodyKnowsIsNotFound() throws Exception {
        assertThat(post(UUID.randomUUID(), body("r1"), now())).isEqualTo(404);
        assertThat(post("no-attempt", body("r1"), SIGNER.sign("r1", now(), body("r1"))))
                .isEqualTo(404);
        assertThat(refusals()).isEqualTo(countedBefore + 2);
    }

    private void refusedWithoutATrace() {
        assertThat(refusals()).isEqualTo(countedBefore + 1);
        assertThat(claims()).isEmpty();
    }

    private List<Claim> claims() {
        return trainings().find(training).orElseThrow().facts().claims();
    }

    private static Trainings trainings() {
        return service.getBean(Trainings.class);
    }

    private static double refusals() {
        return count("lorapipe.webhooks.refused");
    }

    private static double count(String metric) {
        return service.getBean(MeterRegistry.class).find(metric).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static byte[] body(String requestId) {
        return "{\"request_id\":\"%s\",\"status\":\"OK\"}".formatted(requestId).getBytes(UTF_8);
    }

    private static Instant now() {
        return Instant.now();
    }

    private static int post(UUID attempt, byte[] body, Instant signedAt) throws Exception {
        return post(attempt, body, SIGNER.sign("r1", signedAt, body));
    }

    private static int post(UUID attempt, byte[] body, Claimed claimed) throws Exception {
        return post(attempt.toString(), body, claimed);
    }

    private static int post(String attempt, byte[] body, Claimed claimed) throws Exception {
        var port = service.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/fal/" + attempt))
                .header("X-Fal-Webhook-Request-Id", claimed.requestId())
                .header("X-Fal-Webhook-User-Id", claimed.userId())
                .header("X-Fal-Webhook-Timestamp", claimed.timestamp())
                .header("X-Fal-Webhook-Signature", claimed.signature())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }
}
