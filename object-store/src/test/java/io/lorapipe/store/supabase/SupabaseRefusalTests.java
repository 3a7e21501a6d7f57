package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoreException.Refused;
import io.lorapipe.store.StoreException.TooLarge;
import io.lorapipe.store.StoreException.Unavailable;
import io.lorapipe.store.supabase.standin.StandInAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses, and what is said of it. */
class SupabaseRefusalTests extends StandInTest {

    SupabaseRefusalTests() throws IOException {}

    @Test
    void aWrongKeyIsNamedWithItsSetting() {
        assertRefused(storeWith("sb_secret_wrong"), "set SUPABASE_SECRET_KEY to a secret key of this project");
        assertRefused(storeWith("not.a.token"), "set SUPABASE_SECRET_KEY to a secret key of this project");
        assertRefused(storeWith(Objects.requireNonNull(server.oldKeys().get("expired"))), "has expired");
    }

    @Test
    void aServerWithoutGatewayNeedsAKeyOfTheOldKind() {
        assertRefused(bareStoreAt(server.url(), server.secretKey()), "takes a service_role JWT alone");
    }

    private void assertRefused(SupabaseStore store, String hint) {
        assertThatThrownBy(() -> store.put(KEY, SMALL))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(hint);
        assertThatThrownBy(() -> store.get(store.at(KEY)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(hint);
        assertThatThrownBy(() -> store.delete(List.of(store.at(KEY))))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(hint);
        assertThat(server.objects()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusalsOfOlderServersWithoutCodesAreUnderstoodAsWell(boolean codes) {
        server.codes = codes;

        assertThat(store().head(store().at(KEY))).isEmpty();
        store().delete(store().at(KEY));
        assertThatThrownBy(() -> store().get(store().at(KEY))).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> storeWith("sb_secret_wrong").head(store().at(KEY)))
                .hasMessageContaining("SUPABASE_SECRET_KEY");
        assertThatThrownBy(() -> open(new SupabaseSettings(server.url(), null, server.secretKey(), "none", null))
                        .put(KEY, SMALL))
                .hasMessageContaining("no bucket none");
    }

    @ParameterizedTest
    @ValueSource(ints = {2 * MIB, 7 * MIB})
    void aLimitThatTheKeyCannotSeeIsHeardOfFromTheServer(int size) {
        server.bucket(BUCKET, MIB, "application/zip");
        answerInstead(
                call -> call.path().startsWith("/bucket/"), StandInAnswer.json(403, "{\"code\":\"AccessDenied\"}"));

        assertThatThrownBy(() -> store().put(KEY, SupabaseScenarios.zip(size)))
                .isInstanceOfSatisfying(TooLarge.class, e -> {
                    assertThat(e.size()).isEqualTo(size);
                    assertThat(e.limit()).isNull();
                });
        assertThat(server.objects() + server.openUploads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2 * MIB, 7 * MIB})
    void aLimitThatWasLoweredMeanwhileIsTold(int size) {
        SupabaseStore store = store();
        store.put(KEY, SMALL);
        server.bucket(BUCKET, MIB, "application/zip");

        assertThatThrownBy(() -> store.put(KEY, SupabaseScenarios.zip(size)))
                .isInstanceOfSatisfying(
                        TooLarge.class, e -> assertThat(e.limit()).isEqualTo(MIB));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 7 * MIB})
    void aTypeThatTheKeyCannotSeeIsHeardOfFromTheServer(int size) {
        answerInstead(
                call -> call.path().startsWith("/bucket/"), StandInAnswer.json(403, "{\"code\":\"AccessDenied\"}"));

        assertThatThrownBy(() -> store().put(KEY, Content.of(new byte[size], "application/json")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not take application/json");
    }

    @Test
    void aBucketThatWasChangedIsLookedAtAgainBeforeItsRulesRefuse() {
        SupabaseStore store = store();
        server.bucket(BUCKET, 10, "application/zip");
        assertThatThrownBy(() -> store.put(KEY, SMALL)).isInstanceOf(TooLarge.class);
        server.bucket(BUCKET, 1000, "application/*");
        assertThatThrownBy(() -> store.put(KEY, Content.of(new byte[1], "image/png")))
                .isInstanceOf(Refused.class);
        server.bucket(BUCKET, 1000, "application/zip");

        assertThat(store.put(KEY, SMALL).object().size()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "520", "544", "429", "408"})
    void aPageOfAGatewayThatIsBusyIsTriedAgain(int status) {
        server.fault = call -> Optional.of(StandInAnswer.html(status));

        assertThatThrownBy(() -> store().put(KEY, SMALL))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("status " + status)
                .message()
                .doesNotContain("html");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 405})
    void aPageOfAnythingElseIsNotSupabaseButMayGoBy(int status) {
        server.fault = call -> Optional.of(StandInAnswer.html(status));

        assertThatThrownBy(() -> store().put(KEY, SMALL))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("check SUPABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({"200, 1000", "404, 1000", "200, 8000000", "404, 8000000"})
    void aPageInPlaceOfTheAnswerToAnUploadDelaysItOnly(int status, int length) {
        AtomicInteger uploads = new AtomicInteger();
        server.fault =
                call -> (isUpload(call) || call.path().equals("/upload/resumable")) && uploads.getAndIncrement() == 0
                        ? Optional.of(StandInAnswer.html(status))
                        : Optional.empty();
        Content content = SupabaseScenarios.zip(length);

        StoreException failure = catchThrowableOfType(StoreException.class, () -> store().put(KEY, content));

        assertThat(failure == null || failure.retryable()).isTrue();
        store().put(KEY, content);
        assertThat(server.objects()).isEqualTo(1);
    }

    @Test
    void anotherServerThatAnswersInJsonIsNamedAndFinal() {
        String body = "{\"message\":\"Route POST:/x not found\",\"error\":\"Not Found\",\"statusCode\":404}";
        server.fault = call -> Optional.of(StandInAnswer.json(404, body));

        assertThatThrownBy(() -> store().put(KEY, SMALL))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("check SUPABASE_URL");
    }

    @Test
    void aGatewaysOwnLimitIsTooLargeWithoutANumber() {
        answerInstead(StandInTest::isUpload, StandInAnswer.html(413));

        assertThatThrownBy(() -> store().put(KEY, SMALL))
                .isInstanceOfSatisfying(
                        TooLarge.class, e -> assertThat(e.limit()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"423", "429", "503", "544"})
    void theStatusInTheBodyCountsWhateverIsOnTheWire(String status) {
        String body =
                "{\"statusCode\":\"%s\",\"error\":\"x\",\"message\":\"x\",\"code\":\"LockTimeout\"}".formatted(status);
        answerInstead(StandInTest::isUpload, StandInAnswer.json(400, body).with("Retry-After", "7"));

        assertThatThrownBy(() -> store().put(KEY, SMALL))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("wait 7 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 7 * 1024 * 1024})
    void aServerThatAsksToWaitIsWaitedFor(int length) {
        List<Long> asked = new CopyOnWriteArrayList<>();
        server.fault = call -> {
            boolean sends = StandInTest.isUpload(call) || call.method().equals("PATCH");
            if (!sends) {
                return Optional.empty();
            }
            asked.add(System.nanoTime());
            return asked.size() > 1
                    ? Optional.empty()
                    : Optional.of(StandInAnswer.html(503).with("Retry-After", "1"));
        };

        store().put(KEY, SupabaseScenarios.zip(length));

        assertThat(Duration.ofNanos(asked.get(1) - asked.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void bytesBehindTheEndAreRefusedThoughTheServerCallsThemAnErrorOfItsOwn() {
        store().put(KEY, SMALL);
        String body = "{\"statusCode\":\"500\",\"error\":\"Internal\",\"message\":\"x\",\"code\":\"InternalError\"}";
        answerInstead(call -> call.header("Range") != null, StandInAnswer.json(500, body));

        assertThatThrownBy(() -> store().get(store().at(KEY), ByteRange.from(1000)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> store().get(store().at(KEY), ByteRange.from(999)))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        server.close();

        assertThatThrownBy(() -> store().put(KEY, SMALL)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store().get(store().at(KEY))).isInstanceOf(Unavailable.class);
    }

    @Test
    void whatTheServerPassesOverIsDeletedByItself() {
        store().put(KEY, SMALL);
        answerInstead(
                call -> call.method().equals("DELETE") && call.path().equals("/object/" + BUCKET),
                StandInAnswer.json(200, "[]"));

        store().delete(List.of(store().at(KEY)));
        assertThat(server.objects()).isZero();
    }
}
