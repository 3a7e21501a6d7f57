package io.lorapipe.system.seeded;

import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.system.events.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One training that is asked for.
 *
 * @param mishaps what the provider does wrong with it
 * @param cancelledIn its user cancels it as soon as this stage speaks of it; null when nobody does
 */
record Wish(
        ImagesRequested request,
        List<Mishap> mishaps,
        @Nullable Stage cancelledIn) {

    private static final List<String> PRESETS =
            List.of("fal-ai/flux-lora-fast-training", "fal-ai/flux-lora-portrait-trainer", "fal-ai/turbo-flux-trainer");
    private static final int USERS = 5;

    Wish {
        mishaps = List.copyOf(mishaps);
    }

    /** Some users ask for the same album more than once, under another trainer or the same. */
    static Wish drawn(SplittableRandom random, List<Album> albums, boolean ends) {
        var fails = ends && random.nextBoolean();
        var album = albums.get(random.nextInt(albums.size()));
        var request = ImagesRequested.newBuilder()
                .setTrainingId(new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63))
                .setUserId("user-" + random.nextInt(USERS))
                .setCharacterId("character-" + random.nextInt(USERS))
                .setImages(album.references())
                .setPreset(PRESETS.get(random.nextInt(PRESETS.size())))
                .setParameters(Map.of("steps", 100L))
                .setTriggerWord("pip")
                .setRequestedAt(Instant.now())
                .build();
        var mishaps = Mishap.drawn(random, fails);
        var stages = List.of(Stage.ARCHIVE, Stage.UPLOAD, Stage.TRAINING);
        return new Wish(request, mishaps, ends && !fails ? stages.get(random.nextInt(stages.size())) : null);
    }

    UUID id() {
        return request.getTrainingId();
    }

    boolean isToBeCancelled(Conversation conversation) {
        return cancelledIn != null
                && conversation.heard(id(), Progress.class).stream().anyMatch(it -> it.getStage() == cancelledIn);
    }

    TrainingCancelRequested cancel() {
        return TrainingCancelRequested.newBuilder()
                .setTrainingId(id())
                .setUserId(request.getUserId())
                .setRequestedAt(Instant.now())
                .build();
    }
}
