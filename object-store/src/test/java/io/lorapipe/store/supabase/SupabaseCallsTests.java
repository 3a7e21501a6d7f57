package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.supabase.standin.StandInCall;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server gets to see. */
class SupabaseCallsTests extends StandInTest {

    SupabaseCallsTests() throws IOException {}

    @Test
    void aNewKeyStandsInItsOwnHeaderAlone() {
        store().put(KEY, SupabaseScenarios.zip(7 * MIB));

        assertThat(server.calls()).hasSizeGreaterThan(4).allSatisfy(call -> {
            assertThat(call.header("apikey")).isEqualTo(server.secretKey());
            assertThat(call.header("Authorization")).isNull();
            assertThat(call.header("User-Agent")).isEqualTo("lorapipe");
        });
    }

    @Test
    void anOldKeyStandsInBothHeadersSoThatAServerWithoutGatewayTakesItToo() {
        String key = Objects.requireNonNull(server.oldKeys().get("service"));
        bareStoreAt(server.url(), key).put(KEY, SupabaseScenarios.zip(7 * MIB));

        assertThat(server.objects()).isEqualTo(1);
        assertThat(server.calls()).allSatisfy(call -> {
            assertThat(call.header("apikey")).isEqualTo(key);
            assertThat(call.header("Authorization")).isEqualTo("Bearer " + key);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 6 * MIB, 6 * MIB + 1, 13 * MIB})
    void everythingSentHasALengthAndAConnectionThatIsNotUsedAgain(int length) {
        store().put(KEY, SupabaseScenarios.zip(length));

        List<StandInCall> sent = server.calls().stream()
                .filter(call -> isUpload(call) || call.path().startsWith("/upload/"))
                .toList();
        assertThat(sent).isNotEmpty().allSatisfy(call -> {
            assertThat(call.header("Connection")).isEqualTo("close");
            assertThat(call.length()).isBetween(0L, 6L * MIB);
            assertThat(call.header("Transfer-Encoding")).isNull();
            assertThat(call.header("x-upsert")).isEqualTo("true");
        });
        assertThat(sent.stream().mapToLong(StandInCall::length).sum()).isEqualTo(length);
    }

    @Test
    void digestAndSizeGoAlongAndTheTypeIsExact() {
        store().put(KEY, SMALL);

        StandInCall upload = server.calls().stream()
                .filter(StandInTest::isUpload)
                .findFirst()
                .orElseThrow();
        assertThat(upload.header("Content-Type")).isEqualTo("application/zip");
        assertThat(new String(Base64.getDecoder().decode(upload.header("x-metadata")), StandardCharsets.UTF_8))
                .isEqualTo("{\"sha256\":\"%s\",\"size\":1000}".formatted(SMALL.sha256()));
    }

    @Test
    void whatIsThereIsNotSentAgain() {
        store().put(KEY, SMALL);
        int before = server.calls().size();
        store().put(KEY, SMALL);

        assertThat(server.calls()).hasSize(before + 1).last().matches(StandInTest::isInfo);
    }

    @Test
    void aLongListComesPageByPage() {
        server.page(2);
        List<ObjectKey> keys = IntStream.range(0, 5)
                .mapToObj(i -> new ObjectKey("ann/" + i + "/deep/a.zip"))
                .toList();
        keys.forEach(key -> store().put(key, SMALL));

        try (Stream<StoredObject> listed = store().list("ann/")) {
            assertThat(listed).hasSize(5).allSatisfy(object -> {
                assertThat(object.size()).isEqualTo(1000);
                assertThat(object.modified()).isEqualTo(serverTime.get());
                assertThat(keys).contains(object.key());
            });
        }
        assertThat(server.calls())
                .filteredOn(call -> call.path().contains("list-v2"))
                .hasSize(3);
    }

    @Test
    void manyAreDeletedInOneCall() {
        List<Location> locations = Stream.of("ann/1.zip", "ann/2.zip")
                .map(ObjectKey::new)
                .map(key -> store().put(key, SMALL).object().location())
                .toList();
        int before = server.calls().size();
        store().delete(locations);
        store().delete(List.of());

        assertThat(server.objects()).isZero();
        assertThat(server.calls()).hasSize(before + 1);
    }

    @Test
    void howLongALinkLivesIsReckonedByTheServersClockWhateverOursSays() throws IOException {
        store().put(KEY, SMALL);
        URL link = store().link(store().at(KEY), Duration.ofHours(1), "größe 1.zip")
                .toURL();

        serverTime.set(serverTime.get().plus(Duration.ofMinutes(59)));
        HttpURLConnection fetched = (HttpURLConnection) link.openConnection();
        assertThat(fetched.getResponseCode()).isEqualTo(200);
        assertThat(fetched.getHeaderField("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe%201.zip");
        serverTime.set(serverTime.get().plus(Duration.ofMinutes(2)));
        assertThat(((HttpURLConnection) link.openConnection()).getResponseCode())
                .isEqualTo(400);
    }

    @Test
    void aLinkCarriesNoKeyOfOurs() {
        store().put(KEY, SMALL);
        URI link = store().link(store().at(KEY), Duration.ofHours(1), "a.zip");

        assertThat(link.toString())
                .startsWith(server.url() + "/storage/v1/object/sign/")
                .doesNotContain(server.secretKey());
    }
}
