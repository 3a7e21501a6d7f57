package io.lorapipe.upload.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.AttemptLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FetchWithoutDatabaseTests {

    @Test
    void theArchiveIsServedAllTheSameAndTheLogSaysWhatIsLacking(@TempDir Path directory, CapturedOutput output) {
        var name = new AttemptLink(UUID.randomUUID(), UUID.randomUUID()).fileName();
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
                var server = LinkServer.start(kafka, directory, List.of())) {
            var link = server.link(name, Duration.ofMinutes(1));
            server.bean(HikariDataSource.class).close();

            assertThat(server.get(link)).isEqualTo(200);
            assertThat(output).contains("its fetch could not be noted").doesNotContain("signature=");
        }
    }
}
