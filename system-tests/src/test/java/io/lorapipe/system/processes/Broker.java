package io.lorapipe.system.processes;

import io.lorapipe.kafka.EmbeddedKafka;
import java.nio.file.Path;

/** A Kafka broker as a process of its own: its directory and its port are the arguments. */
public final class Broker {

    private Broker() {}

    public static void main(String... args) throws InterruptedException {
        var kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println("Kafka listens at " + kafka.bootstrapServers());
        Thread.currentThread().join();
    }
}
