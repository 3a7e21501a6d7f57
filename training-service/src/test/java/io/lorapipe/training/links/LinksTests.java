package io.lorapipe.training.links;

import static io.lorapipe.training.fal.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.StoredFile;
import io.lorapipe.training.fal.ScriptedProvider;
import io.lorapipe.training.fal.ScriptedProvider.Reply;
import io.lorapipe.training.follow.Delivery.Handover;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTests {

    private static final UUID TRAINING = UUID.randomUUID();
    private static final UUID ATTEMPT = UUID.randomUUID();
    private static final String NAME = "training_%s_attempt_%s.zip".formatted(TRAINING, ATTEMPT);

    @TempDir
    Path directory;

    @Test
    void theTrialAsksForOneByteUnderAnotherNameThanTheAttempts() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(206, "P"))) {
            var handover = prepare(files.url(), "127.0.0.1");
            assertThat(handover)
                    .isInstanceOfSatisfying(
                            Handover.Ready.class,
                            it -> assertThat(it.link()).asString().contains(NAME));
            assertThat(files.received()).singleElement().satisfies(request -> {
                assertThat(request.headers()).contains("Range: bytes=0-0");
                assertThat(request.target()).doesNotContain(NAME);
            });
        }
    }

    @Test
    void aLinkThatDoesNotAnswerIsNotYetUsed() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(404, ""))) {
            assertThat(prepare(files.url(), "127.0.0.1")).isInstanceOf(Handover.NotYet.class);
        }
        try (var files = ScriptedProvider.start(request -> new Reply.Reset())) {
            assertThat(prepare(files.url(), "127.0.0.1")).isInstanceOf(Handover.NotYet.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", ""})
    void aLinkToSomethingElseIsNotYetUsed(String page) throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(200, page))) {
            assertThat(prepare(files.url(), "127.0.0.1"))
                    .isInstanceOfSatisfying(
                            Handover.NotYet.class,
                            it -> assertThat(it.failure().message())
                                    .contains("no archive")
                                    .contains("nothing was submitted"));
        }
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9", "http://localhost:9", "http://10.1.2.3", "http://192.168.1.1", "http://[::1]:9"})
    void aPrivateLinkIsNeverGivenToAProviderElsewhere(URI publicUrl) {
        assertThat(prepare(publicUrl, "93.184.216.34")).isInstanceOfSatisfying(Handover.Never.class, it -> {
            assertThat(it.failure().code()).isEqualTo(Failure.Code.LINK_UNREACHABLE);
            assertThat(it.failure().hint()).contains("LORAPIPE_PUBLIC_URL").contains("LORAPIPE_STORE=fal");
        });
    }

    @Test
    void aProviderWhoseNameIsNotKnownJustNowIsNoFaultOfTheLink() throws Exception {
        try (var files = ScriptedProvider.start(request -> answer(206, "P"))) {
            assertThat(prepare(files.url(), "provider.invalid")).isInstanceOf(Handover.Ready.class);
        }
        assertThat(prepare(URI.create("http://store.invalid"), "127.0.0.1")).isInstanceOf(Handover.NotYet.class);
    }

    @Test
    void aLoopbackLinkIsNotGivenIntoTheNetwork() {
        assertThat(prepare(URI.create("http://127.0.0.1:9"), "10.0.0.1")).isInstanceOf(Handover.Never.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, THIS_MACHINE",
        "0.0.0.0, THIS_MACHINE",
        "::1, THIS_MACHINE",
        "10.0.0.1, THIS_NETWORK",
        "172.20.0.3, THIS_NETWORK",
        "169.254.169.254, THIS_NETWORK",
        "100.64.0.1, THIS_NETWORK",
        "fd00::1, THIS_NETWORK",
        "fe80::1, THIS_NETWORK",
        "8.8.8.8, ANYWHERE",
        "2606:4700::1111, ANYWHERE"
    })
    void reach(String address, Reach reach) throws Exception {
        assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(reach);
    }

    private Handover prepare(URI publicUrl, String providerHost) {
        var stores = Stores.open(
                StoreSettings.local(directory.resolve("store"), publicUrl),
                Clock.systemUTC(),
                ResumableUploads.inMemory());
        var id = stores.in(StoreRole.DELIVERY).id();
        var archive = new StoredFile(id, "ann/a.zip", 2, "0".repeat(64), "application/zip", null);
        return new StoreDelivery(stores, providerHost, Duration.ofSeconds(2))
                .prepare(archive, TRAINING, ATTEMPT, Duration.ofHours(1));
    }
}
