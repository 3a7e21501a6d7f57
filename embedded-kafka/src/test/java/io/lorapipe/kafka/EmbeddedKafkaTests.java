package io.lorapipe.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTests {

    @Test
    void itsTopicsAreFoundAgainAfterARestart(@TempDir Path directory) throws Exception {
        try (var kafka = EmbeddedKafka.start(directory);
                var admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }

        try (var kafka = EmbeddedKafka.start(directory);
                var admin = admin(kafka)) {
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
