package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.Order;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of docs/outcomes.md, but for refusals of everybody. */
class SubmitOutcomeTests {

    private static final UUID ATTEMPT = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    private static final String ID = "764cabcf-b745-4b3e-ae38-1200304cf45b";

    @Test
    void aNameThatIsNotResolvedIsSurelyNotSent() {
        assertNotSent(submit(URI.create("http://provider.invalid")));
    }

    @Test
    void aRefusedConnectionIsSurelyNotSent() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertNotSent(submit(URI.create("http://127.0.0.1:" + port)));
    }

    @Test
    void aFailedTlsHandshakeIsSurelyNotSent() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(200, "{}"))) {
            assertNotSent(
                    submit(URI.create("https://127.0.0.1:" + provider.url().getPort())));
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void aConnectionThatIsNotAnsweredInTimeIsSurelyNotSent() throws Exception {
        var filling = new ArrayList<Socket>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fillBacklog(full, filling);
            assertNotSent(submit(URI.create("http://127.0.0.1:" + full.getLocalPort())));
        } finally {
            for (var socket : filling) {
                socket.close();
            }
        }
    }

    @Test
    void aSenderPastItsDeadlineSendsNothing() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(200, accepted()))) {
            var late = trainer(provider.url()).submit(order(false));
            assertThat(late).isEqualTo(new Submission.SurelyNotSent(null));
            assertThat(provider.bytes()).isZero();
        }
    }

    @Test
    void aRequestThatCannotBeMadeIsSurelyNotSent() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(200, accepted()))) {
            var link = URI.create("http://store.example/a.zip");
            var input = Map.<String, Object>of("itself", new Unwritable());
            var order = new Order(ATTEMPT, Presets.standard(), link, input, Duration.ofHours(1), () -> true);
            assertNotSent(trainer(provider.url()).submit(order));
            assertThat(provider.bytes()).isZero();
        }
    }

    /** JSON cannot be made of it. */
    private static final class Unwritable {
        @SuppressWarnings("unused")
        public String getAnything() {
            throw new IllegalStateException("never");
        }
    }

    @Test
    void withoutAKeyNothingIsSent() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(200, accepted()))) {
            assertNotSent(trainer(provider.url(), null).submit(order(true)));
            assertThat(provider.bytes()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void anAnswerWithARequestIdIsAccepted(int status) throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(status, accepted()))) {
            assertThat(submit(provider.url()))
                    .isInstanceOfSatisfying(
                            Submission.Accepted.class,
                            it -> assertThat(it.remote().requestId()).isEqualTo(ID));
            assertThat(provider.received()).hasSize(1);
        }
    }

    static Stream<Arguments> unanswered() {
        return Stream.of(
                Arguments.of("time-out after sending", new Reply.Silence()),
                Arguments.of("reset before the answer", new Reply.Reset()),
                Arguments.of("reset in the middle of the answer", new Reply.CutShort(200, accepted())),
                Arguments.of("empty 200", answer(200, "")),
                Arguments.of("unreadable 200", answer(200, "<html>")),
                Arguments.of("200 without a request id", answer(200, "{\"status\":\"IN_QUEUE\"}")),
                Arguments.of("204", answer(204, "")),
                Arguments.of("307", answer(307, "", "Location: /elsewhere")),
                Arguments.of("308", answer(308, "", "Location: /elsewhere")),
                Arguments.of("408", answer(408, "", "Connection: close")),
                Arguments.of("409", answer(409, "{}")),
                Arguments.of("425", answer(425, "{}")),
                Arguments.of("500", answer(500, "{}")),
                Arguments.of("502", answer(502, "<html>")),
                Arguments.of("503", answer(503, "{}")),
                Arguments.of("503 with Retry-After: 0", answer(503, "", "Retry-After: 0")),
                Arguments.of("504", answer(504, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unanswered")
    void whatIsNotADefiniteAnswerIsUnansweredAndSentOnce(String name, Reply reply) throws Exception {
        try (var provider = ScriptedProvider.start(request -> reply)) {
            assertThat(submit(provider.url())).isInstanceOf(Submission.Unanswered.class);
            assertSentOnce(provider);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 410, 413, 418, 421, 422})
    void aDefiniteRefusalIsRefusedAndSentOnce(int status) throws Exception {
        var detail = "{\"detail\":[{\"loc\":[\"body\",\"images_data_url\"],\"msg\":\"str type expected\"}]}";
        try (var provider = ScriptedProvider.start(request -> answer(status, detail))) {
            assertThat(submit(provider.url()))
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            it -> assertThat(it.failure().message()).contains("images_data_url: str type expected"));
            assertSentOnce(provider);
        }
    }

    @Test
    void aRefusalCutShortIsARefusal() throws Exception {
        try (var provider = ScriptedProvider.start(request -> new Reply.CutShort(422, "{"))) {
            assertThat(submit(provider.url())).isInstanceOf(Submission.Refused.class);
            assertSentOnce(provider);
        }
    }

    @Test
    void addressesOnAnotherHostAreNotFollowed() throws Exception {
        var foreign = "{\"request_id\":\"%s\",\"status_url\":\"http://evil.example/s\"}".formatted(ID);
        try (var provider = ScriptedProvider.start(request -> answer(200, foreign))) {
            assertThat(submit(provider.url()))
                    .isInstanceOfSatisfying(
                            Submission.Accepted.class,
                            it -> assertThat(it.remote().status())
                                    .isEqualTo(provider.url()
                                            .resolve("/fal-ai/flux-lora-fast-training/requests/" + ID + "/status")));
        }
    }

    @Test
    void theRequestIsWhatTheProtocolWants() throws Exception {
        try (var provider = ScriptedProvider.start(request -> answer(200, accepted()))) {
            submit(provider.url());
            var request = provider.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/fal-ai/flux-lora-fast-training");
            assertThat(request.target())
                    .endsWith("?fal_webhook=https%3A%2F%2Fhooks.example%2Fwebhooks%2Ffal%2F" + ATTEMPT);
            assertThat(request.headers())
                    .contains("Authorization: Key id:secret")
                    .contains("X-Fal-Request-Start-Timeout: 3600");
            assertThat(request.body()).isEqualTo("{\"images_data_url\":\"http://store.example/a.zip\"}");
        }
    }

    private static void assertNotSent(Submission submission) {
        assertThat(submission)
                .isInstanceOfSatisfying(
                        Submission.SurelyNotSent.class,
                        it -> assertThat(it.outage()).isNotNull());
    }

    static void assertSentOnce(ScriptedProvider provider) {
        assertThat(provider.received()).hasSize(1);
        var request = provider.received().getFirst();
        assertThat(provider.bytes())
                .isEqualTo(request.headers().length() + request.body().length());
    }

    static Submission submit(URI queue) {
        return trainer(queue).submit(order(true));
    }

    private static Trainer trainer(URI queue) {
        return trainer(queue, "id:secret");
    }

    private static Trainer trainer(URI queue, @Nullable String key) {
        var hooks = URI.create("https://hooks.example");
        var quick = Duration.ofMillis(700);
        return new Fal(new FalProperties(key, queue, queue, queue, hooks, null, List.of(), true, quick, quick))
                .trainer();
    }

    private static Order order(boolean inTime) {
        var link = URI.create("http://store.example/a.zip");
        var input = Map.<String, Object>of("images_data_url", link.toString());
        return new Order(ATTEMPT, Presets.standard(), link, input, Duration.ofHours(1), () -> inTime);
    }

    private static String accepted() {
        return "{\"status\":\"IN_QUEUE\",\"request_id\":\"" + ID + "\",\"queue_position\":0}";
    }

    /** Linux answers no further connection once the backlog of a listener that does not accept is full. */
    private static void fillBacklog(ServerSocket server, List<Socket> filling) throws IOException {
        for (var i = 0; i < 4; i++) {
            var socket = new Socket();
            filling.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 300);
            } catch (IOException full) {
                return;
            }
        }
    }
}
