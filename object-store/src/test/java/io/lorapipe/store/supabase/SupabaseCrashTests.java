package io.lorapipe.store.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.Content;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoreException.Unavailable;
import io.lorapipe.store.supabase.standin.StandInAnswer;
import io.lorapipe.store.supabase.standin.StandInCall;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that do not end as they should. */
class SupabaseCrashTests extends StandInTest {

    private static final Content LARGE = SupabaseScenarios.zip(13 * MIB);

    SupabaseCrashTests() throws IOException {}

    @Test
    void aSmallUploadThatIsCutOffStoresNothingAndIsTriedAgain() throws IOException {
        Content content = SupabaseScenarios.zip(3 * MIB);
        try (CuttingProxy proxy = new CuttingProxy(server.url(), MIB, Long.MAX_VALUE)) {
            SupabaseStore cut = bareStoreAt(proxy.url(), server.oldKeys().get("service"));

            assertThatThrownBy(() -> cut.put(KEY, content)) // which kind depends on what the network had taken in
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.retryable()).isTrue());
        }
        assertThat(server.objects()).isZero();
        assertThat(store().put(KEY, content)).isInstanceOf(PutResult.Stored.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 13 * MIB})
    void anAnswerThatIsLostIsMadeUpForByALook(int length) {
        loseAnswersTo(call -> isUpload(call) || isLast(call, length));

        assertThat(store().put(KEY, SupabaseScenarios.zip(length)).object().size())
                .isEqualTo(length);
        assertThat(uploads.begunBefore(store().id(), serverTime.get())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 13 * MIB})
    void whenNoLookIsToBeHadTheOutcomeIsUnknownAndTheNextPutFindsIt(int length) {
        Content content = SupabaseScenarios.zip(length);
        loseAnswersTo(call -> isUpload(call) || isLast(call, length));
        AtomicInteger looks = new AtomicInteger();
        server.fault = call ->
                (isInfo(call) && looks.incrementAndGet() > 1) || call.method().equals("HEAD")
                        ? Optional.of(StandInAnswer.html(503))
                        : Optional.empty();

        assertThatThrownBy(() -> store().put(KEY, content)).isInstanceOf(StoreException.UnknownOutcome.class);
        server.fault = call -> Optional.empty();
        assertThat(store().put(KEY, content)).isInstanceOf(PutResult.AlreadyThere.class);
        assertThat(uploads.begunBefore(store().id(), serverTime.get())).isEmpty();
    }

    private void loseAnswersTo(Predicate<StandInCall> which) {
        server.after = call -> which.test(call) ? done -> StandInAnswer.none() : Function.identity();
    }

    private static boolean isLast(StandInCall call, int length) {
        String offset = call.header("Upload-Offset");
        return call.method().equals("PATCH") && offset != null && Integer.parseInt(offset) + call.length() == length;
    }

    @Test
    void anUploadOfWhichTheServerHasEveryByteIsEndedWithoutSendingAny() {
        server.databaseDown(true);
        assertThatThrownBy(() -> store().put(KEY, LARGE)).isInstanceOf(Unavailable.class);
        server.databaseDown(false);
        int before = server.calls().size();

        assertThat(store().put(KEY, LARGE)).isInstanceOf(PutResult.Stored.class);
        assertThat(server.calls().stream()
                        .skip(before)
                        .mapToLong(StandInCall::length)
                        .sum())
                .isLessThan(MIB);
    }

    @Test
    void anUploadThatTheServerForgotIsBegunAnew() throws IOException {
        leaveOneOpen();
        server.expireUploads();

        assertThat(store().put(KEY, LARGE)).isInstanceOf(PutResult.Stored.class);
        assertThat(uploads.begunBefore(store().id(), serverTime.get())).isEmpty();
    }

    @Test
    void anUploadThatTheServerForgetsMeanwhileIsBegunAnewOnce() {
        AtomicInteger pieces = new AtomicInteger();
        server.after = call -> {
            if (call.method().equals("PATCH") && pieces.incrementAndGet() == 2) {
                server.expireUploads();
            }
            return Function.identity();
        };

        assertThat(store().put(KEY, LARGE)).isInstanceOf(PutResult.Stored.class);
    }

    @Test
    void otherBytesOfAnEarlierProcessDoNotBecomeAnObject() throws IOException {
        leaveOneOpen();
        server.damageUploads();

        assertThatThrownBy(() -> store().put(KEY, LARGE)).isInstanceOf(Unavailable.class);
        assertThat(server.objects()).isZero();
        assertThat(store().put(KEY, LARGE)).isInstanceOf(PutResult.Stored.class);
        try (InputStream stored = store().get(store().at(KEY));
                InputStream announced = LARGE.source().open()) {
            assertThat(stored.readAllBytes()).isEqualTo(announced.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB, 13 * MIB})
    void aServerThatIsBusyForAMomentDelaysAnUploadOnly(int length) {
        AtomicInteger pieces = new AtomicInteger();
        server.fault = call -> (call.method().equals("PATCH") || isUpload(call)) && pieces.incrementAndGet() % 2 == 1
                ? Optional.of(StandInAnswer.html(503))
                : Optional.empty();
        List<Long> heard = new ArrayList<>();

        assertThat(store().put(KEY, SupabaseScenarios.zip(length), (done, total) -> heard.add(done)))
                .isInstanceOf(PutResult.Stored.class);
        assertThat(heard).isSorted().doesNotHaveDuplicates().last().isEqualTo((long) length);
        assertThat(pieces).hasValueGreaterThan(1);
    }

    @Test
    void aServerThatStaysBusyKeepsWhatItHas() {
        AtomicInteger pieces = new AtomicInteger();
        server.fault = call -> call.method().equals("PATCH") && pieces.incrementAndGet() > 1
                ? Optional.of(StandInAnswer.html(503))
                : Optional.empty();
        assertThatThrownBy(() -> store().put(KEY, LARGE)).isInstanceOf(Unavailable.class);
        assertThat(server.openUploads()).isEqualTo(1);
        server.fault = call -> Optional.empty();
        int before = server.calls().size();

        store().put(KEY, LARGE);
        assertThat(server.calls().stream()
                        .skip(before)
                        .mapToLong(StandInCall::length)
                        .sum())
                .isLessThan(8 * MIB);
    }

    @Test
    void anUploadThatTheServerRefusesForGoodIsTakenBack() {
        AtomicInteger pieces = new AtomicInteger();
        server.fault = call -> call.method().equals("PATCH") && pieces.incrementAndGet() == 2
                ? Optional.of(
                        StandInAnswer.of(403, "text/plain", "row-level security".getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();

        assertThatThrownBy(() -> store().put(KEY, LARGE)).isInstanceOf(StoreException.Refused.class);
        assertThat(server.openUploads()).isZero();
        assertThat(uploads.begunBefore(store().id(), serverTime.get())).isEmpty();
    }

    @Test
    void ourKeyGoesToNoOtherHostThatAnAnswerNames() throws IOException {
        try (SupabaseStandIn foreign = new SupabaseStandIn(Clock.systemUTC())) {
            String elsewhere = foreign.url() + "/storage/v1/upload/resumable/a";
            answerInstead(
                    call -> call.path().equals("/upload/resumable"),
                    StandInAnswer.empty(201).with("Location", elsewhere));

            assertThatThrownBy(() -> store().put(KEY, LARGE)).isInstanceOf(Unavailable.class);
            assertThat(foreign.calls()).isEmpty();
            assertThat(server.calls()).anyMatch(call -> call.path().equals("/upload/resumable/a"));
        }
    }

    private void leaveOneOpen() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.url(), Long.MAX_VALUE, 8 * MIB)) {
            SupabaseStore cut = bareStoreAt(proxy.url(), server.oldKeys().get("service"));
            assertThatThrownBy(() -> cut.put(KEY, LARGE)).isInstanceOf(Unavailable.class);
        }
        assertThat(server.openUploads()).isEqualTo(1);
    }
}
