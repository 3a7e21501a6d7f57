package io.lorapipe.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.platform.Listing.Stage;
import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Journal;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.queue.Submission;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ListingTests {

    private static final Instant ACCEPTED = Instant.parse("2026-05-11T10:00:00Z");
    private static final String ENDPOINT = "fal-ai/flux-lora-fast-training";

    private final Requests requests = new Requests(new Forgetful());

    @Test
    void aRequestShowsWhenTheLagIsOverAndNotAMomentBefore() {
        var id = accept();
        var listing = new Listing(Duration.ofMinutes(10), Stage.ACCEPTED);

        assertThat(listed(listing, ACCEPTED.plusSeconds(599), everything())).isEmpty();
        assertThat(listed(listing, ACCEPTED.plusSeconds(600), everything())).containsExactly(id);
    }

    @Test
    void aListOfStartedRequestsOmitsWhatWaits() {
        var id = accept();
        var listing = new Listing(Duration.ZERO, Stage.STARTED);

        assertThat(listed(listing, ACCEPTED, everything())).isEmpty();
        change(id, new Change.Started(ACCEPTED));
        assertThat(listed(listing, ACCEPTED, everything())).containsExactly(id);
    }

    @Test
    void aListOfEndedRequestsOmitsWhatRuns() {
        var id = accept();
        var listing = new Listing(Duration.ZERO, Stage.ENDED);

        change(id, new Change.Started(ACCEPTED));
        assertThat(listed(listing, ACCEPTED, everything())).isEmpty();
        change(id, new Change.Ended(ACCEPTED, Outcome.cancelled()));
        assertThat(listed(listing, ACCEPTED, everything())).containsExactly(id);
    }

    @Test
    void aListGoesBackADayAndANamedRequestNinety() {
        var id = accept();
        var listing = new Listing(Duration.ZERO, Stage.ACCEPTED);

        assertThat(listed(listing, ACCEPTED.plus(Duration.ofHours(25)), everything()))
                .isEmpty();
        assertThat(listed(listing, ACCEPTED.plus(Duration.ofDays(89)), query(Set.of(id), Optional.empty())))
                .containsExactly(id);
        assertThat(listed(listing, ACCEPTED.plus(Duration.ofDays(91)), query(Set.of(id), Optional.empty())))
                .isEmpty();
    }

    @Test
    void theEndOfTheWindowIsNotPartOfIt() {
        var id = accept();
        var listing = new Listing(Duration.ZERO, Stage.ACCEPTED);

        assertThat(listed(listing, ACCEPTED, query(Set.of(), Optional.of(ACCEPTED))))
                .isEmpty();
        assertThat(listed(listing, ACCEPTED, query(Set.of(), Optional.of(ACCEPTED.plusMillis(1)))))
                .containsExactly(id);
    }

    private List<UUID> listed(Listing listing, Instant now, RequestQuery query) {
        var list = new RequestList(requests, listing, new Faults(Clock.systemUTC()), Clock.fixed(now, ZoneOffset.UTC));
        return list.find(query).items().stream().map(FalRequest::id).toList();
    }

    private static RequestQuery everything() {
        return query(Set.of(), Optional.empty());
    }

    private static RequestQuery query(Set<UUID> ids, Optional<Instant> until) {
        var page = new Page.Wish(1, 100);
        return new RequestQuery(
                "me", Set.of(ENDPOINT), ids, Optional.empty(), Sorting.ENDED_AT, Optional.empty(), until, page);
    }

    private UUID accept() {
        var base = URI.create("http://localhost");
        var input = JsonNodeFactory.instance.objectNode();
        return requests.accept(new Submission(
                        UUID.randomUUID(),
                        "me",
                        ENDPOINT,
                        ACCEPTED,
                        "",
                        Optional.empty(),
                        input,
                        base,
                        Optional.empty(),
                        Optional.empty()))
                .id();
    }

    private void change(UUID id, Change change) {
        requests.change(id, request -> Optional.of(change));
    }

    /** Survives nothing. */
    private static final class Forgetful implements Journal {

        @Override
        public void replay(Consumer<Submission> submissions, BiConsumer<UUID, Change> changes) {}

        @Override
        public void accepted(Submission submission) {}

        @Override
        public void changed(UUID requestId, Change change) {}
    }
}
