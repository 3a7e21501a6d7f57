package io.lorapipe.messaging.work;

import io.lorapipe.schemas.ImagesRequested;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link WorkService} in a JVM of its own, so that it can be killed. */
final class ProcessToKill {

    private static final String SAID = "said: ";

    private final Process process;
    private final BufferedReader output;

    private ProcessToKill(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ProcessToKill start(String role, List<String> settings) throws IOException {
        var command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProcessToKill.class.getName(), role));
        command.addAll(settings);
        return new ProcessToKill(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next thing it says, also what it said before it was killed; empty when it says nothing more. */
    Optional<String> next() throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(SAID)) {
                return Optional.of(line.substring(SAID.length()));
            }
        }
        return Optional.empty();
    }

    void kill() throws InterruptedException {
        // By its handle: killed as a process, it would take with it what it said and nobody has read yet.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Says what it committed, or that its work began, until it is killed. */
    public static void main(String... args) {
        var settings = List.of(args).subList(1, args.length).toArray(String[]::new);
        var service = WorkService.application().run(settings);
        switch (args[0]) {
            case "committing" -> commitForEver(service);
            case "working" -> workForEver(service);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void commitForEver(ConfigurableApplicationContext service) {
        var jdbc = service.getBean(JdbcClient.class);
        while (true) {
            var id = WorkService.newTraining();
            jdbc.sql("insert into effect (id) values (:id)").param("id", id).update();
            System.out.println(SAID + id);
        }
    }

    private static void workForEver(ConfigurableApplicationContext service) {
        var trainingId = WorkService.newTraining();
        service.getBean(WorkUnderTest.class).behave(trainingId, (fact, run) -> {
            System.out.println(SAID + trainingId);
            return hang();
        });
        accept(service, trainingId);
        hang();
    }

    @SuppressWarnings("unchecked")
    private static void accept(ConfigurableApplicationContext service, UUID trainingId) {
        ((Todos<ImagesRequested>) service.getBean(Todos.class)).accept(trainingId, 0, WorkService.fact(trainingId, 0));
    }

    private static Optional<Outcome> hang() {
        while (true) {
            LockSupport.park();
        }
    }
}
