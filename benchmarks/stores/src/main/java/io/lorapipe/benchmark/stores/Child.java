package io.lorapipe.benchmark.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Another JVM of the same class path, which answers with lines; it ends when its input does. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private Child(Process process) {
        this.process = process;
        this.answers = process.inputReader();
    }

    static Child java(String heap, Class<?> main, Object... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (var arg : args) {
            command.add(arg.toString());
        }
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String answer() throws IOException {
        return Objects.requireNonNull(answers.readLine(), "A process of the benchmark ended too early");
    }

    /** The numbers of its one answer. */
    double[] numbers() throws IOException {
        return List.of(answer().split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroy();
        }
    }
}
