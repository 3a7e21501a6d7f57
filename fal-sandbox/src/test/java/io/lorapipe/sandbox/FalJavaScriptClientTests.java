package io.lorapipe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code src/test/node} with fal's official client, as the registry has it. */
class FalJavaScriptClientTests {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path DIRECTORY = Path.of("target/node");

    @ParameterizedTest
    @CsvSource({"client.test.mjs,9", "faults.test.mjs,7"})
    void falsOfficialClientWorksWithNothingButItsHostsRewritten(String flows, int number, @TempDir Path data)
            throws Exception {
        assumeTrue(works("node"), "Skipped: there is no Node.js (`node`) on the path to run fal's client with");
        assumeTrue(works("npm"), "Skipped: there is no `npm` on the path to install fal's client with");
        copySources();
        var install = run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        assumeTrue(install.code() == 0, "Skipped: npm could not install fal's client: " + install.output());

        try (var sandbox = Sandbox.start(data, "--lorapipe.sandbox.run-duration=2s");
                var neighbour = new Neighbour()) {
            var tests = run(
                    Map.of(
                            "SANDBOX_URL", sandbox.base().toString(),
                            "ARCHIVE_URL", neighbour.serving("a.zip", Archives.ofImages(3))),
                    "node",
                    "--test",
                    flows);

            assertThat(tests.code()).as(tests.output()).isZero();
            assertThat(tests.output()).contains("pass " + number);
        }
    }

    private record Ended(int code, String output) {}

    private static void copySources() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (var name : List.of("package.json", "package-lock.json", "client.test.mjs", "faults.test.mjs")) {
            Files.copy(SOURCES.resolve(name), DIRECTORY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean works(String program) throws Exception {
        Files.createDirectories(DIRECTORY);
        try {
            return run(Map.of(), program, "--version").code() == 0;
        } catch (IOException ex) {
            return false;
        }
    }

    private static Ended run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(DIRECTORY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
