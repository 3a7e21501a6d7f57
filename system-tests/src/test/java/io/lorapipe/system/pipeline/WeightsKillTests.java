package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.supabase.standin.StandInCall;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** training-service is killed with SIGKILL while it sends weights of usual size to a store that is slow. */
class WeightsKillTests {

    private static final Duration A_PIECE_TAKES = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UUID training = UUID.randomUUID();

    @Test
    void theUploadOfWeightsGoesOnWhereTheKilledProcessHadGotTo() throws IOException {
        try (var supabase = new SupabaseStandIn(Clock.systemUTC());
                var images = new ImageHost()) {
            supabase.bucket("character-weights", 1L << 30, "application/octet-stream", "application/json");
            supabase.fault = call -> {
                LockSupport.parkNanos(call.method().equals("PATCH") ? A_PIECE_TAKES.toNanos() : 0);
                return Optional.empty();
            };
            try (var platform = Platform.start(setup(supabase, images));
                    var conversation = new Conversation(platform.bootstrapServers())) {
                conversation.publish(Topics.IMAGES_REQUESTED, training, Requests.training(training, pictures(images)));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> pieces(supabase).size() > 2);

                platform.kill(Service.TRAINING);
                platform.start(Service.TRAINING);

                assertThat(conversation.awaitEnd(training).getOutcome()).isEqualTo(Outcome.COMPLETED);
                assertThat(pieces(supabase))
                        .extracting(StandInCall::path)
                        .containsOnly(pieces(supabase).getFirst().path());
                assertThat(supabase.openUploads()).isZero();
            }
        }
    }

    private static List<StandInCall> pieces(SupabaseStandIn supabase) {
        return supabase.calls().stream()
                .filter(call -> call.method().equals("PATCH"))
                .toList();
    }

    private static List<URI> pictures(ImageHost images) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(number -> images.serve("noise_%d.png".formatted(number), HeavyImages.image(number, 610)))
                .toList();
    }

    private static Setup setup(SupabaseStandIn supabase, ImageHost images) {
        return Setup.stages("weights-kill")
                .withSandbox("--duration=1", "--lorapipe.sandbox.queue-delay=200ms", "--weights-size=real")
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with("LORAPIPE_STORE_WEIGHTS", "supabase")
                .with("SUPABASE_URL", supabase.url().toString())
                .with("SUPABASE_SECRET_KEY", supabase.secretKey());
    }
}
