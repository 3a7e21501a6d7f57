package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterIdsTests {

    @Test
    void anIdReadsLikeTheName() {
        assertThat(CharacterIds.of("Captain Pip!")).contains("captain-pip");
    }

    @Test
    void aNameWithoutLatinLettersHasNoIdOfItsOwn() {
        assertThat(CharacterIds.of("Ωμέγα")).isEmpty();
    }

    @Test
    void aLongNameIsCut() {
        assertThat(CharacterIds.of("x".repeat(100)).orElseThrow()).hasSize(64);
    }
}
