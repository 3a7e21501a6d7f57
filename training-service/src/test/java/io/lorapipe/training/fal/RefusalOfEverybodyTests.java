package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static io.lorapipe.training.fal.SubmitOutcomeTests.assertSentOnce;
import static io.lorapipe.training.fal.SubmitOutcomeTests.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of docs/outcomes.md in which a provider refuses not this training, but everybody. */
class RefusalOfEverybodyTests {

    static Stream<Arguments> refusalsOfEverybody() {
        return Stream.of(
                Arguments.of(
                        "401", answer(401, "{\"detail\":\"invalid key\"}", "WWW-Authenticate: Basic realm=x"), null),
                Arguments.of(
                        "403 locked", answer(403, "{\"detail\":\"User is locked. Reason: Exhausted balance.\"}"), null),
                Arguments.of("402", answer(402, "{\"detail\":\"Payment required\"}"), null),
                Arguments.of("403 billing", answer(403, "{\"detail\":\"Top up at dashboard/billing\"}"), null),
                Arguments.of("403 suspended", answer(403, "{\"detail\":\"Account suspended\"}"), null),
                Arguments.of(
                        "403 locked, in many words",
                        answer(403, "{\"detail\":\"" + "x".repeat(400) + " locked\"}"),
                        null),
                Arguments.of("403 cut short", new Reply.CutShort(403, "{\"detail\":\"User is"), null),
                Arguments.of("403 of a gateway", answer(403, "<html>"), null),
                Arguments.of("403 without a word", answer(403, ""), null),
                Arguments.of("407", answer(407, "", "Proxy-Authenticate: Basic realm=x"), null),
                Arguments.of("429", answer(429, ""), null),
                Arguments.of("429 with Retry-After", answer(429, "", "Retry-After: 7"), Duration.ofSeconds(7)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusalsOfEverybody")
    void aRefusalOfEverybodyPausesAndIsSentOnce(String name, Reply reply, @Nullable Duration retryAfter)
            throws Exception {
        try (var provider = ScriptedProvider.start(request -> reply)) {
            assertThat(submit(provider.url()))
                    .isInstanceOfSatisfying(
                            Submission.Paused.class,
                            it -> assertThat(it.retryAfter()).isEqualTo(retryAfter));
            assertSentOnce(provider);
        }
    }
}
