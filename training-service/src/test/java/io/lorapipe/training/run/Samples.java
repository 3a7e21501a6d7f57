package io.lorapipe.training.run;

import io.lorapipe.training.attempt.StoredFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Requests and archives of a user named ann. */
public final class Samples {

    private Samples() {}

    public static TrainingRequest request() {
        return request("fal-ai/flux-lora-fast-training", Map.of("steps", 1000L), "ann/elf/1.jpg");
    }

    public static TrainingRequest request(String preset, Map<String, Object> parameters, String key) {
        var image = new TrainingRequest.Image("front.jpg", null, key, null, null, null);
        return new TrainingRequest("ann", "elf", "Elf", Collections.nCopies(6, image), preset, parameters, null);
    }

    public static TrainingRequest requestBy(String userId, String characterId) {
        return new TrainingRequest(
                userId, characterId, null, List.of(), "fal-ai/flux-lora-fast-training", Map.of(), null);
    }

    public static Upload upload(int generation) {
        return upload("ann/lora-training/training_%064d.zip".formatted(generation), generation);
    }

    public static Upload upload(String key, int generation) {
        var archive = new StoredFile("mem", key, 2, "0".repeat(64), "application/zip", null);
        return new Upload("ann", "elf", generation, archive, 6);
    }
}
