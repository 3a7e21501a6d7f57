package io.lorapipe.benchmark.kafka;

import io.lorapipe.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs the hops by turns on one broker and prints the medians. */
public final class Hops {

    private static final int RECORD_BYTES = 500;

    private final String bootstrapServers;
    private int run;

    private Hops(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Argument: how many runs of each. */
    public static void main(String[] args) throws Exception {
        Map<Hop, List<Double>> figures = new EnumMap<>(Hop.class);
        try (var kafka = EmbeddedKafka.start(Files.createTempDirectory("hops-"))) {
            var hops = new Hops(kafka.bootstrapServers());
            for (var hop : Hop.values()) {
                hops.measure(hop);
            }
            for (int round = 0; round < Integer.parseInt(args[0]); round++) {
                for (var hop : Hop.values()) {
                    figures.computeIfAbsent(hop, key -> new ArrayList<>()).add(hops.measure(hop));
                }
            }
        }
        System.out.printf("%n%-36s %s%n", "hops per second, one consumer", "median (least-most)");
        figures.forEach((hop, all) -> {
            all.sort(null);
            System.out.printf(
                    "%-36s %,9.0f (%,.0f-%,.0f)%n", hop.title, all.get(all.size() / 2), all.getFirst(), all.getLast());
        });
    }

    private double measure(Hop hop) throws Exception {
        run++;
        var in = "in-" + run;
        fill(in, "out-" + run, hop.records());
        Map<String, Object> consumer = Map.of(
                "bootstrap.servers", bootstrapServers,
                "group.id", in,
                "group.protocol", "consumer",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        Map<String, Object> producer = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"));
        if (hop.transactional) {
            producer.put("transactional.id", in);
        }
        try (var reading = new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var writing = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (hop.transactional) {
                writing.initTransactions();
            }
            reading.subscribe(List.of(in));
            return hop.measure(reading, writing, "out-" + run);
        }
    }

    private void fill(String in, String out, int records) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", "false");
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(topic(in), topic(out))).all().get();
        }
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (int i = 0; i < records; i++) {
                sent.add(producer.send(new ProducerRecord<>(in, new byte[16], new byte[RECORD_BYTES])));
            }
            for (var each : sent) {
                each.get();
            }
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }
}
