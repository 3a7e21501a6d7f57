package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.Search;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the provider's list of requests, and its word on one of them, tell of an attempt. */
class FalWitnessesTests {

    private static final UUID ATTEMPT = UUID.randomUUID();

    @Test
    void theListIsReadPageByPageAndMatchedOnTheLink() throws Exception {
        var attempt = UUID.randomUUID();
        var link = URI.create("http://store/a.zip?name=training_" + attempt + ".zip");
        try (var pages = ScriptedProvider.start(request -> request.target().contains("cursor=2")
                ? answer(200, page("mine", link.toString(), null))
                : answer(200, page("other", "http://store/b.zip", "2")))) {
            assertThat(search(pages, attempt))
                    .isInstanceOfSatisfying(
                            Search.Found.class,
                            it -> assertThat(it.remote().requestId()).isEqualTo("mine"));
            assertThat(pages.received()).allMatch(it -> it.target().contains("expand=payloads"));
        }
    }

    @Test
    void twoRequestsWithTheSameLinkAreAmbiguous() throws Exception {
        var attempt = UUID.randomUUID();
        var link = URI.create("http://store/a.zip#training_" + attempt + ".zip");
        try (var pages = ScriptedProvider.start(request -> request.target().contains("cursor=2")
                ? answer(200, page("one", link.toString(), null))
                : answer(200, page("two", link.toString(), "2")))) {
            assertThat(search(pages, attempt)).isEqualTo(new Search.Ambiguous(2));
        }
    }

    @Test
    void aListThatCannotBeReadIsUnavailable() throws Exception {
        try (var pages = ScriptedProvider.start(request -> answer(500, ""))) {
            assertThat(search(pages, UUID.randomUUID())).isInstanceOf(Search.Unavailable.class);
        }
    }

    @Test
    void aClaimedRequestIsFoundOnlyWhenTheProviderKnowsIt() throws Exception {
        try (var known = ScriptedProvider.start(request -> request.path().contains("/requests/real/")
                ? answer(202, "{\"status\":\"IN_QUEUE\"}")
                : answer(404, "{\"status\":\"NOT_FOUND\"}"))) {
            assertThat(claimed(known, "real")).isInstanceOf(Search.Found.class);
            assertThat(claimed(known, "forged")).isInstanceOf(Search.NotListed.class);
            var asked = known.received().size();
            assertThat(claimed(known, "../../x")).isInstanceOf(Search.NotListed.class);
            assertThat(known.received()).hasSize(asked);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, Found", "false, NotListed"})
    void aClaimedRequestThatIsListedAsAnotherAttemptIsRefused(boolean mine, String found) throws Exception {
        var link = "http://store/training_1_attempt_" + (mine ? ATTEMPT : UUID.randomUUID()) + ".zip";
        try (var known = ScriptedProvider.start(request -> request.path().contains("/requests/real/")
                ? answer(202, "{\"status\":\"IN_QUEUE\"}")
                : answer(200, page("real", link, null)))) {
            assertThat(claimed(known, "real").getClass().getSimpleName()).isEqualTo(found);
            assertThat(known.received().getLast().target())
                    .contains("request_id=real")
                    .contains("expand=payloads");
        }
    }

    private static Search claimed(ScriptedProvider provider, String requestId) {
        return at(provider).witnesses().byId(Presets.standard(), requestId, ATTEMPT);
    }

    @Test
    void anotherAttemptWithTheSameFileIsNoMatch() throws Exception {
        var file = "http://store/a.zip#training_";
        try (var pages = ScriptedProvider.start(
                request -> answer(200, page("another", file + UUID.randomUUID() + ".zip", null)))) {
            assertThat(search(pages, UUID.randomUUID())).isInstanceOf(Search.NotListed.class);
        }
    }

    private static Search search(ScriptedProvider pages, UUID attempt) {
        return at(pages).witnesses().byAttempt(Presets.standard(), attempt, Instant.EPOCH);
    }

    private static Fal at(ScriptedProvider server) {
        var timeout = Duration.ofSeconds(2);
        return new Fal(new FalProperties(
                "id:secret", server.url(), server.url(), server.url(), null, null, List.of(), timeout, timeout));
    }

    private static String page(String requestId, String link, @Nullable String cursor) {
        return """
                {"items":[{"request_id":"%s","json_input":{"images_data_url":"%s"}}],"next_cursor":%s}""".formatted(requestId, link, cursor == null ? null : "\"" + cursor + "\"");
    }
}
