package io.lorapipe.gateway.training.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.gateway.SentEvents;
import io.lorapipe.gateway.TestGateway;
import io.lorapipe.gateway.ToldByPipeline;
import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.messaging.testing.Postgres;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the gateway keeps, kept in a real PostgreSQL: the SQL of every table is run once. */
class GatewayOnPostgresTests {

    private static @Nullable Postgres postgres;
    private static @Nullable TestGateway started;

    @BeforeAll
    static void start() {
        postgres = Postgres.startOrSkip();
        var settings = new ArrayList<>(postgres.settings("gateway"));
        settings.add("--lorapipe.gateway.quiet-after=1ms");
        started = TestGateway.on(TestGateway.temporary("postgres"), settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void anOrderIsTakenOnceFoundAgainAndCancelled() {
        addCharacter("mira");
        var first = order("mira", "once", 6);
        var again = order("mira", "once", 6);
        var other = order("mira", "once", 7);

        assertThat(first.status()).isEqualTo(202);
        var id = first.body().path("id").asString();
        assertThat(again.body().path("id").asString()).isEqualTo(id);
        assertThat(other.status()).isEqualTo(422);
        assertThat(gateway().post("/api/trainings/" + id + "/cancel", "").status())
                .isEqualTo(202);
        assertThat(gateway()
                        .get("/api/trainings?state=active&characterId=mira")
                        .body()
                        .path("trainings")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void progressIsKeptReplayedAndResumedAndWhatCannotBeOursIsPassedOver() {
        var told = adopted(new ToldByPipeline("local", "replayed"));
        var strange = new ToldByPipeline(told.id(), "u".repeat(65), "nova");
        gateway().publish(Topics.PROGRESS, told.id(), told.running(31, "one"));
        gateway().publish(Topics.PROGRESS, told.id(), strange.running(32, "strange"));
        gateway().publish(Topics.PROGRESS, told.id(), told.running(33, "two\0"));

        String id;
        try (var events = stream(told.id(), null)) {
            var first = events.next();
            assertThat(first.data().path("message").asString()).isEqualTo("one");
            id = first.id();
        }
        try (var events = stream(told.id(), id)) {
            assertThat(events.next().data().path("message").asString()).isEqualTo("two\0");
        }
        try (var events = SentEvents.of(gateway(), "/api/progress", null)) {
            assertThat(events.next().name()).isEqualTo("reset");
        }
    }

    @Test
    void aRowThatTheDatabaseRefusesIsPassedOver() {
        jdbc().sql("alter table progress_records add constraint picky check (user_id <> 'refused')")
                .update();
        var told = adopted(new ToldByPipeline("local", "picky"));
        var refused = new ToldByPipeline(told.id(), "refused", "picky");
        gateway().publish(Topics.PROGRESS, told.id(), refused.running(31, "refused"));
        gateway().publish(Topics.PROGRESS, told.id(), told.running(32, "good"));

        try (var events = stream(told.id(), null)) {
            assertThat(events.next().data().path("message").asString()).isEqualTo("good");
        }
    }

    @Test
    void aTrainingOfAnotherProgramIsAdoptedAndBecomesAVersion() {
        var told = adopted(new ToldByPipeline("local", "nova"));

        gateway().publish(Topics.TRAINING_ENDED, told.id(), told.ended(stored(told)));
        awaitEnded(told.id());

        var training = gateway().get("/api/trainings/" + told.id()).body();
        assertThat(training.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(training.path("version").asInt()).isEqualTo(1);
        assertThat(training.path("characterName").asString()).isEqualTo("No va");
        assertThat(gateway().get("/api/characters/nova").body().path("versions").size())
                .isEqualTo(1);
    }

    @Test
    void aQuietTrainingIsAskedForAgain() {
        var quiet = adopted(new ToldByPipeline("local", "quiet"));

        gateway().bean(QuietTrainings.class).askAgain();

        assertThat(jdbc().sql("select count(*) from trainings where id = :id and asked_again_at is not null")
                        .param("id", quiet.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatHasServedItsTimeIsDeleted() {
        addCharacter("old");
        order("old", "old-key", 6);
        jdbc().sql("update idempotency_keys set created_at = created_at - interval '31' day"
                        + " where idempotency_key = 'old-key'")
                .update();

        gateway().bean(Expired.class).delete();

        assertThat(jdbc().sql("select count(*) from idempotency_keys where idempotency_key = 'old-key'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static ToldByPipeline adopted(ToldByPipeline told) {
        var request = ImagesRequested.newBuilder(told.requested())
                .setCharacterName("No\0va")
                .build();
        gateway().publish(Topics.IMAGES_REQUESTED, told.id(), request);
        await().until(() -> gateway().get("/api/trainings/" + told.id()).status() == 200);
        return told;
    }

    private static void addCharacter(String id) {
        gateway().post("/api/characters", "{\"name\":\"%s\",\"characterId\":\"%s\"}".formatted(id, id));
    }

    private static TestGateway.Answer order(String characterId, String key, int count) {
        var images = IntStream.range(0, count)
                .mapToObj("{\"url\":\"https://example.org/%d.png\"}"::formatted)
                .collect(Collectors.joining(","));
        var body = "{\"characterId\":\"%s\",\"images\":[%s]}".formatted(characterId, images);
        return gateway().post("/api/trainings", body, "Idempotency-Key", key);
    }

    private static void awaitEnded(UUID id) {
        await().until(() -> gateway().bean(Pipeline.class).isEnded(id));
    }

    private static PutResult stored(ToldByPipeline told) {
        var key = ObjectKey.weights(told.userId(), told.characterId(), told.id().toString());
        return gateway()
                .bean(Stores.class)
                .in(StoreRole.WEIGHTS)
                .put(key, Content.of("weights".getBytes(StandardCharsets.UTF_8), "application/octet-stream"));
    }

    private static SentEvents stream(UUID id, @Nullable String lastId) {
        return SentEvents.of(gateway(), "/api/trainings/" + id + "/progress", lastId);
    }

    private static JdbcClient jdbc() {
        return gateway().bean(JdbcClient.class);
    }

    private static TestGateway gateway() {
        return requireNonNull(started);
    }
}
