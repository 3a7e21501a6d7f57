package io.lorapipe.training.fal;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.presets.Presets;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 410, 429, 500, 501, 503})
    void aListThatIsRefusedOrNotThereIsUnavailable(int status) throws Exception {
        try (var pages = ScriptedProvider.start(request -> answer(status, "{\"items\":[]}"))) {
            assertThat(search(pages, UUID.randomUUID())).isInstanceOf(Search.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"items\":null}",
                "{\"items\":{}}",
                "{\"items\":[],\"has_more\":true}",
                "{\"items\":[],\"has_more\":true,\"next_cursor\":\"again\"}",
                "{\"items\":[],\"next_cursor\":\"again\"}",
                "{\"items\":[{\"request_id\":\"r1\"}]}",
                "{\"items\":[{\"request_id\":\"r1\",\"json_input\":null}]}",
                "{\"items\":[{\"request_id\":\"r1\",\"json_input\":\"cut {\"}]}"
            })
    void aListThatCannotBeReadWholeIsUnavailable(String list) throws Exception {
        try (var pages = ScriptedProvider.start(request -> answer(200, list))) {
            assertThat(search(pages, UUID.randomUUID())).isInstanceOf(Search.Unavailable.class);
        }
    }

    @Test
    void aListThatIsTooLargeIsUnavailable() throws Exception {
        var large = "{\"items\":[]}" + " ".repeat(16 * 1024 * 1024);
        try (var pages = ScriptedProvider.start(request -> answer(200, large))) {
            assertThat(search(pages, UUID.randomUUID())).isInstanceOf(Search.Unavailable.class);
        }
    }

    @Test
    void aMatchCountsThoughTheInputOfAnotherCannotBeRead() throws Exception {
        var list = """
                {"items":[{"request_id":"other"},{"request_id":"mine","json_input":{"images_data_url":"http://s/%s"}}]}""".formatted(ATTEMPT);
        try (var pages = ScriptedProvider.start(request -> answer(200, list))) {
            assertThat(search(pages, ATTEMPT)).isInstanceOf(Search.Found.class);
        }
    }

    @Test
    void aProviderThatIsSaidToHaveNoListIsNotAskedForIt() throws Exception {
        try (var pages = ScriptedProvider.start(request -> answer(202, "{\"status\":\"IN_QUEUE\"}"))) {
            var witnesses = at(pages, false).witnesses();
            assertThat(witnesses.byAttempt(Presets.standard(), ATTEMPT, Instant.EPOCH))
                    .isEqualTo(new Search.NotListed());
            assertThat(witnesses.byId(Presets.standard(), "real", ATTEMPT)).isInstanceOf(Search.Found.class);
            assertThat(pages.received()).noneMatch(it -> it.path().contains("by-endpoint"));
        }
    }

    static Stream<Reply> statusesThatSayNothing() {
        return Stream.of(
                answer(500, ""),
                answer(503, ""),
                answer(429, ""),
                answer(401, ""),
                answer(403, ""),
                answer(200, "<html>"),
                new Reply.Reset());
    }

    @ParameterizedTest
    @MethodSource("statusesThatSayNothing")
    void aClaimedRequestWhoseStatusCannotBeHadIsUnavailable(Reply reply) throws Exception {
        try (var known = ScriptedProvider.start(request -> reply)) {
            assertThat(claimed(known, "real")).isInstanceOf(Search.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500})
    void aClaimedRequestIsNotBelievedWhileTheListCannotBeRead(int status) throws Exception {
        try (var known = ScriptedProvider.start(request -> request.path().contains("/requests/real/")
                ? answer(202, "{\"status\":\"IN_QUEUE\"}")
                : answer(status, ""))) {
            assertThat(claimed(known, "real")).isInstanceOf(Search.Unavailable.class);
        }
    }

    @Test
    void aClaimedRequestIsFoundOnlyWhenTheProviderKnowsIt() throws Exception {
        try (var known = ScriptedProvider.start(request -> request.path().contains("/requests/real/")
                ? answer(202, "{\"status\":\"IN_QUEUE\"}")
                : request.path().contains("/by-endpoint")
                        ? answer(200, "{\"items\":[]}")
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
        return at(server, true);
    }

    private static Fal at(ScriptedProvider server, boolean lists) {
        var timeout = Duration.ofSeconds(2);
        return new Fal(new FalProperties(
                "id:secret", server.url(), server.url(), server.url(), null, null, List.of(), lists, timeout, timeout));
    }

    private static String page(String requestId, String link, @Nullable String cursor) {
        return """
                {"items":[{"request_id":"%s","json_input":{"images_data_url":"%s"}}],"next_cursor":%s}""".formatted(requestId, link, cursor == null ? null : "\"" + cursor + "\"");
    }
}
