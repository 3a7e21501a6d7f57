package io.lorapipe.training.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTests {

    @ParameterizedTest
    @CsvSource({
        "step 300/1000, 300, 1000",
        "Steps: 5 / 10 done, 5, 10",
        "300/1000, 300, 1000",
        " 30%|███       | 300/1000 [01:02<02:24], 300, 1000",
        "'300/1000 [00:10<00:20, 12.3it/s]', 300, 1000"
    })
    void stepsAreReadFromTheLog(String line, long done, long total) {
        assertThat(Steps.in(line)).contains(new Steps(done, total));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loading", "Downloading 3/12 images", "step 11/10", "step 3/0", "v1.2/3 step", "step"})
    void otherLinesHoldNoSteps(String line) {
        assertThat(Steps.in(line)).isEmpty();
    }

    @Test
    void aLineOfManyDigitsIsNoStep() {
        assertThat(Steps.in("step 99999999999999999999/99999999999999999999")).isEmpty();
    }
}
