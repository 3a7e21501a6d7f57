package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.guarantees.Submission;
import io.lorapipe.system.processes.LocalCommand;
import io.lorapipe.system.processes.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code lorapipe train} as it is typed: a process that brings the whole platform with it. */
class CommandTests {

    private static final Path DIRECTORY =
            Path.of("target", "platforms", "command").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static ImageHost images;
    private static List<URI> pip;
    private static Provider provider;
    private static Map<String, String> environment;

    private final int paidBefore = paid();

    @BeforeAll
    static void start() {
        FileSystemUtils.deleteRecursively(DIRECTORY.toFile());
        images = new ImageHost();
        pip = images.pip();
        provider = new Provider(DIRECTORY, List.of("--duration=3", "--lorapipe.sandbox.queue-delay=200ms"));
        provider.start();
        provider.awaitReady();
        environment = new HashMap<>(provider.environment());
        environment.put("LORAPIPE_TRAINING_FIRSTPOLL", "200ms");
        environment.put("LORAPIPE_TRAINING_LONGESTPOLL", "500ms");
        environment.put("LORAPIPE_FETCH_ALLOW", images.address());
    }

    @AfterAll
    static void stop() {
        provider.close();
        images.close();
    }

    @Test
    void imagesAtUrlsThatAreAllowedBecomeWeightsAndEachLineIsOneObject() {
        try (var command = train("urls", 1, pip.subList(0, 6), "--json")) {
            assertThat(command.awaitExit(PATIENCE)).as(command.err()).isZero();

            assertThat(command.err()).isEmpty();
            var objects = command.out().lines().map(JSON::readTree).toList();
            assertThat(objects).allMatch(JsonNode::isObject);
            assertThat(types(objects)).contains("progress").endsWith("trained").doesNotContain("failed");
            var weights = Path.of(objects.getLast().path("path").asString());
            assertThat(weights).isRegularFile().hasParent(DIRECTORY.resolve("urls/out"));
            assertThat(weights.toFile()).hasSize(objects.getLast().path("size").asLong());
        }
        assertThat(paid() - paidBefore).isOne();
    }

    @Test
    void theSameCommandAfterAKillGoesOnWithTheSameTraining() {
        try (var killed = train("kill", 1, pip.subList(2, 9))) {
            await().atMost(PATIENCE).until(() -> killed.out().contains("Training: step"));
            killed.kill();
            assertThat(killed.out()).doesNotContain("Trained \"Pip\"");
        }

        try (var again = train("kill", 2, pip.subList(2, 9))) {
            assertThat(again.awaitExit(PATIENCE)).as(again.err()).isZero();

            assertThat(again.out()).contains("Going on with training ").contains("Trained \"Pip\", version 1.");
        }
        assertThat(DIRECTORY.resolve("kill/out/Pip.safetensors")).isNotEmptyFile();
        assertThat(paid() - paidBefore).isOne();
    }

    /** The same case has the same data directory; each time has its own log. */
    private static LocalCommand train(String name, int time, List<URI> urls, String... options) {
        var directory = DIRECTORY.resolve(name);
        var arguments = new ArrayList<>(List.of("train", "--name", "Pip"));
        urls.forEach(url -> arguments.add(url.toString()));
        arguments.addAll(List.of("--data", directory.resolve("data").toString()));
        arguments.addAll(List.of("--out", directory.resolve("out").toString()));
        arguments.addAll(List.of(options));
        return LocalCommand.start(directory.resolve("logs/" + time), environment, arguments);
    }

    private static List<String> types(List<JsonNode> objects) {
        return objects.stream().map(object -> object.path("type").asString()).toList();
    }

    private static int paid() {
        return Submission.read(provider.ledger()).size();
    }
}
