package io.lorapipe.archive.build.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTests {

    @BeforeAll
    static void trustTheEvents() {
        Events.schemas();
    }

    @ParameterizedTest
    @CsvSource({
        "front.jpg, image 1 (front.jpg)",
        "'', image 1",
        "'  ', image 1",
        "'a\u001b[2Jb.jpg', image 1 (a?[2Jb.jpg)",
        "'a\u202eb.jpg', image 1 (a?b.jpg)"
    })
    void anImageIsCalledByItsNumberAndItsPrintableName(String name, String label) {
        assertThat(label(name)).isEqualTo(label);
    }

    @Test
    void anEndlessNameIsCut() {
        assertThat(label("x".repeat(100_000))).isEqualTo("image 1 (" + "x".repeat(100) + "…)");
    }

    @Test
    void aRebuildAsksForTheSameAndAnotherPresetDoesNot() {
        var first = request("front.jpg");
        var rebuild = ImagesRequested.newBuilder(first)
                .setGeneration(1)
                .setRequestedAt(Instant.ofEpochSecond(7))
                .build();
        var other = ImagesRequested.newBuilder(first).setPreset("another").build();

        assertThat(Facts.sameBody(first, rebuild)).isTrue();
        assertThat(Facts.sameBody(first, other)).isFalse();
    }

    private static String label(String name) {
        return Facts.request(request(name)).images().getFirst().label();
    }

    private static ImagesRequested request(String name) {
        var image =
                ImageReference.newBuilder().setName(name).setKey("ada/1.jpg").build();
        return ImagesRequested.newBuilder()
                .setTrainingId(new UUID(0, 1))
                .setUserId("ada")
                .setCharacterId("fox")
                .setImages(List.of(image))
                .setPreset("a preset")
                .setRequestedAt(Instant.EPOCH)
                .build();
    }
}
