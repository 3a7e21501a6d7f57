package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.Outcome;
import io.lorapipe.schemas.Topics;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.supabase.SupabaseSettings;
import io.lorapipe.store.supabase.SupabaseStore;
import io.lorapipe.store.supabase.standin.SupabaseStandIn;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import io.lorapipe.system.guarantees.Evidence;
import io.lorapipe.system.guarantees.NothingLost;
import io.lorapipe.system.guarantees.PaidOnce;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Service;
import io.lorapipe.system.processes.Setup;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * upload-service is killed with SIGKILL again and again while it sends archives to a store that is slow: every training
 * completes, each archive is there once, and nothing half-done outlives the sweep. {@code -Dlorapipe.uploads=100} for
 * more of them.
 */
class UploadKillTests {

    private static final int TRAININGS = Integer.getInteger("lorapipe.uploads", 6);
    private static final int KILLS = Math.max(2, TRAININGS / 2 - 1);
    private static final int SIDE = 610;
    private static final Duration A_PIECE_TAKES = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UNTIL_SWEPT = Duration.ofMinutes(4);

    private final List<UUID> trainings =
            Stream.generate(UUID::randomUUID).limit(TRAININGS).toList();
    private final Random random = new Random(5);

    @Test
    void everyArchiveArrivesOnceHoweverOftenItsSenderIsKilled() throws IOException {
        try (var supabase = new SupabaseStandIn(Clock.systemUTC());
                var images = new ImageHost()) {
            var bucket = bucket(supabase, "character-references");
            bucket(supabase, "character-weights");
            var pictures = pictures(images);
            supabase.fault = call -> {
                LockSupport.parkNanos(call.method().equals("PATCH") ? A_PIECE_TAKES.toNanos() : 0);
                return Optional.empty();
            };
            try (var platform = Platform.start(setup(supabase, images));
                    var conversation = new Conversation(platform.bootstrapServers())) {
                trainings.forEach(
                        id -> conversation.publish(Topics.IMAGES_REQUESTED, id, Requests.training(id, pictures)));
                var kills = killWhileItSends(platform, supabase, conversation);

                assertThat(trainings)
                        .allSatisfy(id -> assertThat(conversation.awaitEnd(id).getOutcome())
                                .isEqualTo(Outcome.COMPLETED));
                assertThat(archivesIn(bucket)).containsExactlyInAnyOrderElementsOf(told(conversation));
                assertThat(kills).isPositive();
                awaitNothingHalfDone(platform, supabase);
                // begun, and its sender killed before it could note that: the server forgets those by itself
                assertThat(supabase.openUploads()).isLessThanOrEqualTo(kills);
                var evidence = Evidence.of(trainings, conversation, platform);
                NothingLost.holdsFor(evidence);
                PaidOnce.holdsFor(evidence);
            }
        }
    }

    /** Each time after some more pieces were sent; returns how often. */
    private int killWhileItSends(Platform platform, SupabaseStandIn supabase, Conversation conversation) {
        var kills = 0;
        while (kills < KILLS) {
            var pieces = pieces(supabase) + 1 + random.nextInt(3);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> pieces(supabase) >= pieces || uploaded(conversation) == TRAININGS);
            if (uploaded(conversation) == TRAININGS) {
                return kills;
            }
            platform.kill(Service.UPLOAD);
            platform.start(Service.UPLOAD);
            kills++;
        }
        return kills;
    }

    private static boolean isUploaded(UUID training, Conversation conversation) {
        return !conversation.heard(training, ArchiveUploaded.class).isEmpty();
    }

    private long uploaded(Conversation conversation) {
        return trainings.stream().filter(id -> isUploaded(id, conversation)).count();
    }

    private static long pieces(SupabaseStandIn supabase) {
        return supabase.calls().stream()
                .filter(call -> call.method().equals("PATCH"))
                .count();
    }

    /** The archives that were told of, one for each training. */
    private List<String> told(Conversation conversation) {
        return trainings.stream()
                .filter(id -> isUploaded(id, conversation))
                .map(id -> conversation.heard(id, ArchiveUploaded.class).getFirst())
                .map(uploaded -> uploaded.getArchive().getKey())
                .toList();
    }

    private static List<String> archivesIn(ObjectStore store) {
        try (var all = store.list("")) {
            return all.map(it -> it.key().value())
                    .filter(key -> key.contains("/lora-training/"))
                    .toList();
        }
    }

    private static void awaitNothingHalfDone(Platform platform, SupabaseStandIn supabase) {
        await().atMost(UNTIL_SWEPT).untilAsserted(() -> {
            assertThat(supabase.halfDoneUploads()).isZero();
            assertThat(archivesIn(platform.store())).isEmpty();
            assertThat(platform.store().unfinished(Instant.now())).isEmpty();
        });
    }

    private static ObjectStore bucket(SupabaseStandIn supabase, String name) {
        var settings = new SupabaseSettings(supabase.url(), null, supabase.secretKey(), null, null);
        var store = SupabaseStore.open(settings, name, Clock.systemUTC(), ResumableUploads.inMemory());
        assertThat(store.ensureBucket()).isTrue();
        return store;
    }

    /** Together larger than one piece of an upload. */
    private static List<URI> pictures(ImageHost images) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(number -> images.serve("noise_%d.png".formatted(number), HeavyImages.image(number, SIDE)))
                .toList();
    }

    private static Setup setup(SupabaseStandIn supabase, ImageHost images) {
        return Setup.stages("upload-kill")
                .with("LORAPIPE_FETCH_ALLOW", images.address())
                .with("LORAPIPE_SWEEP_EVERY", "2s")
                .with("LORAPIPE_SWEEP_GRACE", "1m")
                .with("LORAPIPE_STORE", "supabase")
                .with("SUPABASE_URL", supabase.url().toString())
                .with("SUPABASE_SECRET_KEY", supabase.secretKey());
    }
}
