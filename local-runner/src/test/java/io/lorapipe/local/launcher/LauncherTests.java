package io.lorapipe.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code lorapipe}, with stand-ins for Java and Maven. */
class LauncherTests {

    @TempDir
    private Path directory;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(directory);
    }

    @Test
    void itBuildsOnceAndAgainWhenSourcesHaveChanged() throws Exception {
        checkout.run("first");
        checkout.run("second");
        assertThat(checkout.builds()).isEqualTo(1);

        checkout.changeSources();
        checkout.run("third");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void aCommandKeepsItsClassesWhateverIsBuiltMeanwhile() throws Exception {
        var running = checkout.start("wait");
        checkout.awaitStarted();

        for (int i = 0; i < 3; i++) {
            checkout.changeSources();
            checkout.run("another");
        }

        Files.createFile(checkout.home().resolve("go"));
        assertThat(Checkout.outputOf(running)).contains("all classes are there");
    }

    @Test
    void whatNobodyRunsIsRemoved() throws Exception {
        for (int i = 0; i < 4; i++) {
            checkout.changeSources();
            checkout.run("one");
        }

        assertThat(checkout.places()).hasSize(2);
    }

    @Test
    void aBuildByMavenItselfChangesNothingThatCommandsRunOn() throws Exception {
        checkout.run("first");
        var before = checkout.run("one");

        checkout.buildByMaven();

        assertThat(checkout.run("one")).isEqualTo(before).contains("cache of classes: made with 25.0.1");
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void anotherJavaGetsACacheOfItsOwnWithoutABuild() throws Exception {
        checkout.run("one");

        checkout.installJava("25.0.2");

        assertThat(checkout.run("one")).contains("cache of classes: made with 25.0.2");
        assertThat(checkout.run("one")).doesNotContain("Getting ready");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void aCacheThatCannotBeMadeIsNotTriedEachTime() throws Exception {
        Files.createFile(checkout.home().resolve("no-cache"));

        assertThat(checkout.run("one")).contains("no cache of classes");
        assertThat(checkout.run("one")).contains("no cache of classes").doesNotContain("Getting ready");
    }

    @Test
    void aBuildThatFailsLeavesNothingAndIsTriedAgain() throws Exception {
        var broken = Files.createFile(checkout.home().resolve("broken"));

        assertThat(checkout.run("one")).contains("the build failed");
        assertThat(checkout.places()).isEmpty();

        Files.delete(broken);
        assertThat(checkout.run("one")).contains("all classes are there");
    }
}
