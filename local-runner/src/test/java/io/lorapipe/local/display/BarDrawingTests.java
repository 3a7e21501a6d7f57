package io.lorapipe.local.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarDrawingTests {

    @Test
    void nothingIsDrawnBeforeThereIsProgress() {
        assertThat(new BarDrawing(80, false).lines()).isEmpty();
    }

    @Test
    void eachStageHasItsBarAndTheMessageStandsAtTheOneThatWorks() {
        var drawing = new BarDrawing(80, false);

        drawing.advance(Records.progress("UPLOAD", 56, "Uploading training data"));

        assertThat(drawing.lines())
                .containsExactly(
                        "  images    ############################## 100%",
                        "  archive   ############################## 100%",
                        "  upload    ###############...............  50%  Uploading training data",
                        "  training  ..............................   0%",
                        "  securing  ..............................   0%");
    }

    @Test
    void weightsAreSecuredFromNinetyPercentOn() {
        var drawing = new BarDrawing(80, true);

        drawing.advance(Records.progress("TRAINING", 95, "Fetching the weights"));

        assertThat(drawing.lines().getLast())
                .contains("50%  Fetching the weights")
                .contains("█")
                .contains("░");
    }

    @Test
    void aTrainingThatEndsEarlyStaysWhereItWas() {
        var drawing = new BarDrawing(80, false);

        drawing.advance(Records.progress("ARCHIVE", 41, "Packaging"));
        drawing.advance(Records.ended("FAILED", 0, "No."));

        assertThat(drawing.lines().get(1)).contains("50%");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 60, 200})
    void noLineIsAsWideAsTheTerminal(int columns) {
        var drawing = new BarDrawing(columns, false);

        drawing.advance(Records.progress("TRAINING", 70, "Step 400 of 1000 ".repeat(20)));

        assertThat(drawing.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(columns));
    }

    @Test
    void aMessageCannotMoveTheCursor() {
        var drawing = new BarDrawing(80, false);

        drawing.advance(Records.progress("ARCHIVE", 31, "a\033[2Jb\nc"));

        assertThat(drawing.lines().get(1)).endsWith("a?[2Jb?c");
    }
}
