package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lorapipe.schemas.Outcome;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.processes.Platform;
import io.lorapipe.system.processes.Setup;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programs of docs/examples, which are not written in Java, on a platform without a gateway. */
class NodeTests {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @BeforeAll
    static void nodeIsThere() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "The examples are not tested: Node.js is not installed.");
        if (!Files.exists(EXAMPLES.resolve("node_modules"))) {
            var installed = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(EXAMPLES.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "npm.log").toFile())
                    .start();
            assumeTrue(installed.waitFor() == 0, "The examples are not tested: npm ci failed, see target/npm.log.");
        }
    }

    @Test
    void aProgramInNodeAsksForATrainingAndReadsItsProgress() throws IOException, InterruptedException {
        try (var images = new ImageHost();
                var platform = Platform.start(Setup.stages("node").with("LORAPIPE_FETCH_ALLOW", images.address()));
                var conversation = new Conversation(platform.bootstrapServers())) {
            var arguments = new ArrayList<>(
                    List.of("request-training.mjs", "--user", "ada", "--character", "pip", "--steps", "100"));
            images.pip().stream().map(URI::toString).forEach(arguments::add);

            var training = run(platform, arguments).strip();
            var progress = run(platform, List.of("read-progress.mjs", training));

            assertThat(conversation.awaitEnd(UUID.fromString(training)).getOutcome())
                    .isEqualTo(Outcome.COMPLETED);
            assertThat(progress.lines())
                    .anyMatch(line -> line.contains("Packaging images 3/10"))
                    .last()
                    .asString()
                    .contains("100.0 %", "COMPLETED");
        }
    }

    private static String run(Platform platform, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(EXAMPLES.toFile());
        builder.environment().put("KAFKA_BROKERS", platform.bootstrapServers());
        builder.environment().put("WAIT_SECONDS", "120");
        var process =
                builder.redirectError(Path.of("target", "node.log").toFile()).start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
