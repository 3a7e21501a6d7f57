package io.lorapipe.benchmark.kafka;

import io.lorapipe.kafka.EmbeddedKafka;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Starts a broker in a new directory; says what the first acknowledged record took from the start of the JVM. */
public final class Start {

    private Start() {}

    public static void main(String[] args) throws Exception {
        try (var kafka = EmbeddedKafka.start(Files.createTempDirectory("start-"))) {
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (var admin = Admin.create(settings);
                    var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                admin.createTopics(List.of(new NewTopic("topic", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
                producer.send(new ProducerRecord<>("topic", "key", "value")).get();
            }
            var millis = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.printf("started %d %d%n", millis, peakMebibytes());
        }
    }

    private static int peakMebibytes() throws Exception {
        var peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(peak.replaceAll("\\D", "")) / 1024;
    }
}
