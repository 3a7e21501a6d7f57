package io.lorapipe.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class TopicsAtStartTests {

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private Admin admin;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void missingTopicsAreCreatedWithTheirSettings() throws Exception {
        try (var service = run()) {
            assertThat(service.isRunning()).isTrue();
        }

        var deadLetters = Topics.deadLetters(Topics.IMAGES_REQUESTED, "test-service");
        assertThat(admin.listTopics().names().get())
                .containsAll(Topics.settings().keySet())
                .contains(deadLetters);
        assertThat(partitions(Topics.PROGRESS)).isEqualTo(2);
        assertThat(retention(Topics.IMAGES_REQUESTED)).isEqualTo(Duration.ofDays(30));
        assertThat(retention(Topics.PROGRESS)).isEqualTo(Duration.ofDays(7));
        assertThat(retention(deadLetters)).isEqualTo(Duration.ofDays(30));
        assertThat(setting(Topics.PROGRESS, "cleanup.policy")).isEqualTo("delete");
    }

    @Test
    void whereTopicsMayNotBeCreatedStartUpNamesTheMissingOnes() {
        assertThatThrownBy(() -> run("--lorapipe.kafka.create-topics=false"))
                .rootCause()
                .hasMessageStartingWith(
                        "These topics are missing and this service may not create them (lorapipe.kafka.create-topics is false): archive.created, archive.fetched, archive.rebuild-requested, archive.uploaded, images.requested, images.requested.test-service.dlt, progress, ");
    }

    @Test
    void aTopicThatIsThereIsLeftAsItIs() throws Exception {
        run().close();

        run("--lorapipe.kafka.partitions=5").close();

        assertThat(partitions(Topics.IMAGES_REQUESTED)).isEqualTo(2);
    }

    private ConfigurableApplicationContext run(String... more) {
        var settings = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(), "--lorapipe.data=" + directory));
        settings.addAll(List.of(more));
        return ListeningService.application().run(settings.toArray(String[]::new));
    }

    private int partitions(String topic) throws Exception {
        var descriptions = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return requireNonNull(descriptions.get(topic)).partitions().size();
    }

    private Duration retention(String topic) throws Exception {
        return Duration.ofMillis(Long.parseLong(setting(topic, "retention.ms")));
    }

    private String setting(String topic, String name) throws Exception {
        var resource = new ConfigResource(Type.TOPIC, topic);
        var settings = admin.describeConfigs(List.of(resource)).all().get();
        return requireNonNull(settings.get(resource)).get(name).value();
    }
}
