package io.lorapipe.sandbox.webhook;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.Neighbour.Heard;
import io.lorapipe.sandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTests {

    @TempDir
    Path data;

    private final Neighbour neighbour = new Neighbour();

    @AfterEach
    void stop() {
        neighbour.close();
    }

    @Test
    void aNewKeySignsFromTheMomentItIsPublishedBesideTheOldOne() {
        try (var sandbox = Sandbox.start(data)) {
            var old = Verification.keys(sandbox).getFirst();
            sandbox.faults("{'at':'webhook','fault':'rotated_key','times':1}");

            var rotated = heard(sandbox, 1);
            var next = heard(sandbox, 2);

            assertThat(Verification.keys(sandbox)).hasSize(2).startsWith(old);
            assertThat(Verification.succeeds(old, rotated, rotated.body())).isFalse();
            assertThat(Verification.succeeds(sandbox, rotated)).isTrue();
            assertThat(Verification.succeeds(old, next, next.body())).isFalse();
            assertThat(Verification.succeeds(sandbox, next)).isTrue();
        }
    }

    @Test
    void theOldKeyCanBeWithdrawnAtTheSameTime() {
        try (var sandbox = Sandbox.start(data)) {
            var before = heard(sandbox, 1);
            sandbox.faults("{'at':'webhook','fault':'rotated_key','withdraw_old':true,'times':1}");

            var rotated = heard(sandbox, 2);

            assertThat(Verification.keys(sandbox)).hasSize(1);
            assertThat(Verification.succeeds(sandbox, before)).isFalse();
            assertThat(Verification.succeeds(sandbox, rotated)).isTrue();
        }
    }

    @Test
    void thePublishedKeysCanBeOutOfReach() {
        try (var sandbox = Sandbox.start(data)) {
            sandbox.faults("{'at':'keys','fault':'answer','status':503,'times':1}");

            assertThat(sandbox.get("/.well-known/jwks.json").statusCode()).isEqualTo(503);
            assertThat(Verification.keys(sandbox)).hasSize(1);
        }
    }

    @Test
    void aRestartKeepsTheNewKey() {
        Heard rotated;
        try (var sandbox = Sandbox.start(data)) {
            sandbox.faults("{'at':'webhook','fault':'rotated_key'}");
            rotated = heard(sandbox, 1);
        }
        try (var again = Sandbox.start(data)) {
            assertThat(Verification.succeeds(again, rotated)).isTrue();
        }
    }

    /** Has one more webhook sent; returns it. */
    private Heard heard(Sandbox sandbox, int count) {
        submit(sandbox);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(count));
        return neighbour.heard().getLast();
    }

    private String submit(Sandbox sandbox) {
        var webhook = URLEncoder.encode(neighbour.url("/hooks/done"), UTF_8);
        var path = sandbox.submit(FAST_TRAINING + "?fal_webhook=" + webhook, "{}");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
