package io.lorapipe.benchmark.frameworks;

import io.lorapipe.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Runs the candidates by turns, each on a topic, group and database of its own, and prints the medians. */
public final class Frameworks {

    private static final int RECORDS = 1000;
    private static final int RECORD_BYTES = 500;

    private final Path data;
    private final String bootstrapServers;
    private int run;

    private Frameworks(Path data, String bootstrapServers) {
        this.data = data;
        this.bootstrapServers = bootstrapServers;
    }

    /** Arguments: the directory of the benchmark, and how many runs of each. */
    public static void main(String[] args) throws Exception {
        var candidates = Candidate.all(Path.of(args[0]).toAbsolutePath());
        var rounds = Integer.parseInt(args[1]);
        var data = Files.createTempDirectory("frameworks-");
        try (var kafka = EmbeddedKafka.start(data.resolve("kafka"))) {
            var benchmark = new Frameworks(data, kafka.bootstrapServers());
            var without = benchmark.measure(candidates, Candidate.Cache.NONE, rounds);
            benchmark.measure(candidates, Candidate.Cache.MAKE, 1);
            var with = benchmark.measure(candidates, Candidate.Cache.USE, rounds);
            print(without, rounds + " runs of each by turns");
            print(with, "The same with an AOT cache");
        }
        System.out.println();
        candidates.forEach(
                each -> System.out.printf("%-12s %d jars, %.1f MB%n", each.name(), each.jarCount(), each.size() / 1e6));
    }

    private Map<Candidate, List<Measurement>> measure(List<Candidate> candidates, Candidate.Cache cache, int rounds)
            throws Exception {
        Map<Candidate, List<Measurement>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (var candidate : round % 2 == 0 ? candidates : candidates.reversed()) {
                var measurement = Run.measure(candidate, cache, bootstrapServers, filledTopic(), data);
                runs.computeIfAbsent(candidate, key -> new ArrayList<>()).add(measurement);
                System.err.printf("%s, %s: %s%n", candidate.name(), cache, measurement);
            }
        }
        return runs;
    }

    private static void print(Map<Candidate, List<Measurement>> runs, String title) {
        System.out.printf(
                "%n%s (medians, least and most in brackets)%n%-12s %22s %12s %22s %9s %9s%n",
                title, "", "1st record s", "its CPU s", "1,000th record s", "RSS MiB", "peak MiB");
        runs.forEach((candidate, of) -> System.out.printf(
                "%-12s %8.2f %13s %12.2f %8.2f %13s %9.0f %9.0f%n",
                candidate.name(),
                Measurement.median(of, Measurement::firstRecord),
                Measurement.range(of, Measurement::firstRecord),
                Measurement.median(of, Measurement::cpu),
                Measurement.median(of, Measurement::thousandth),
                Measurement.range(of, Measurement::thousandth),
                Measurement.median(of, Measurement::rss),
                Measurement.median(of, Measurement::peak)));
    }

    private String filledTopic() throws Exception {
        var topic = "run-" + ++run;
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, "record-" + i, new byte[RECORD_BYTES]));
            }
            producer.flush();
        }
        return topic;
    }
}
