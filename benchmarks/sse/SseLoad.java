import io.lorapipe.kafka.EmbeddedKafka;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteBufferSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One gateway process with many subscribers: its memory for each, and how long an event takes to reach them all. */
final class SseLoad {

    private static final int PORT = 18_087;
    private static final UUID TRAINING = UUID.randomUUID();
    private static final ConcurrentLinkedQueue<Long> LATENCIES = new ConcurrentLinkedQueue<>();

    /** Arguments: name, file with the gateway's class path, subscribers, events a second, settings of the gateway. */
    public static void main(String[] args) throws Exception {
        var subscribers = Integer.parseInt(args[2]);
        var directory = Files.createTempDirectory("sse-load");
        try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"))) {
            var gateway = gateway(Files.readString(Path.of(args[1])).strip(), directory, kafka, List.of(args).subList(4, args.length));
            try {
                measure(args[0], gateway, kafka, subscribers, Integer.parseInt(args[3]));
            } finally {
                gateway.destroy();
                gateway.waitFor();
            }
        }
        System.exit(0);
    }

    private static void measure(String name, Process gateway, EmbeddedKafka kafka, int subscribers, int rate) throws Exception {
        var warmUp = open(100);
        publish(kafka, 20, 60);
        close(warmUp);
        Thread.sleep(3_000);
        LATENCIES.clear();
        var heapBefore = heap(gateway);
        var rssBefore = rss(gateway);
        var began = System.nanoTime();
        var sockets = open(subscribers);
        var connected = (System.nanoTime() - began) / 1_000_000;
        var perStream = (heap(gateway) - heapBefore) / subscribers;
        var rss = (rss(gateway) - rssBefore) / subscribers;
        publish(kafka, rate, 15 * rate);
        Thread.sleep(2_000);
        var sorted = LATENCIES.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s | %d MB with none | %d subscribers in %d ms | heap %d kB each | RSS %d kB each | %d/s: %d of %d events, p50 %d ms, p99 %d ms%n",
                name, rssBefore >> 20, subscribers, connected, perStream / 1024, rss / 1024, (long) rate * subscribers, sorted.length,
                15 * rate * subscribers, sorted[sorted.length / 2] / 1_000_000, sorted[sorted.length * 99 / 100] / 1_000_000);
        if (Boolean.getBoolean("histogram")) {
            System.out.println(jcmd(gateway, "GC.class_histogram").lines().limit(40).reduce("", (a, b) -> a + "\n" + b));
        }
        close(sockets);
    }

    private static Process gateway(String classPath, Path directory, EmbeddedKafka kafka, List<String> settings) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC", "-cp", classPath,
                "io.lorapipe.gateway.GatewayService", "--server.port=" + PORT, "--lorapipe.data=" + directory,
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers()));
        command.addAll(settings);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile())
                .start();
        for (int i = 0; i < 240; i++) {
            try {
                var health = (HttpURLConnection) URI.create("http://127.0.0.1:" + PORT + "/actuator/health").toURL().openConnection();
                if (health.getResponseCode() == 200) {
                    return process;
                }
            } catch (IOException notYet) {
                // it starts
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("The gateway did not start; see " + directory.resolve("gateway.log"));
    }

    private static List<Socket> open(int count) throws Exception {
        var ready = new CountDownLatch(count);
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var socket = new Socket("127.0.0.1", PORT);
            sockets.add(socket);
            socket.getOutputStream().write("GET /api/progress HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> read(socket, ready));
        }
        ready.await();
        return sockets;
    }

    private static void read(Socket socket, CountDownLatch ready) {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var sent = line.indexOf("sent=");
                if (line.startsWith("event: reset")) {
                    ready.countDown();
                } else if (sent > 0 && line.startsWith("data:")) {
                    LATENCIES.add(System.nanoTime() - Long.parseLong(line, sent + 5, line.indexOf('"', sent), 10));
                }
            }
        } catch (IOException closed) {
            // the measurement is over
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static void publish(EmbeddedKafka kafka, int rate, int count) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", "0");
        var encoder = new BinaryMessageEncoder<Progress>(SpecificData.getForClass(Progress.class), Progress.getClassSchema());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteBufferSerializer())) {
            var next = System.nanoTime();
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>("progress", TRAINING.toString(), encoder.encode(progress())));
                next += 1_000_000_000L / rate;
                Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
            }
        }
    }

    private static Progress progress() {
        return Progress.newBuilder()
                .setTrainingId(TRAINING).setUserId("local").setCharacterId("load").setStage(Stage.TRAINING)
                .setState(State.RUNNING).setPercent(50).setMessage("sent=" + System.nanoTime()).setAt(Instant.now())
                .build();
    }

    private static long heap(Process process) throws Exception {
        jcmd(process, "GC.run");
        jcmd(process, "GC.run");
        return jcmd(process, "GC.heap_info").lines()
                .filter(line -> line.contains("used"))
                .filter(line -> line.contains("DefNew") || line.contains("Tenured") || line.contains("generation"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*used (\\d+)K.*", "$1")) * 1024)
                .sum();
    }

    private static String jcmd(Process process, String command) throws Exception {
        var jcmd = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid()), command);
        return new String(jcmd.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long rss(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
