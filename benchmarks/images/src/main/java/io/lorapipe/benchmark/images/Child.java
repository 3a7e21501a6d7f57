package io.lorapipe.benchmark.images;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A process that reads lines and answers each with one; it ends when it is closed. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private Child(Process process) {
        this.process = process;
        this.answers = process.inputReader();
    }

    /** Another JVM, of the same kind and class path. */
    static Child java(List<String> options, Class<?> main, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return start(command);
    }

    /** The seed's way, in Node. */
    static Child seed(String... args) throws IOException {
        var command = new ArrayList<>(List.of("node", System.getProperty("benchmark.seed")));
        command.addAll(List.of(args));
        return start(command);
    }

    private static Child start(List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("benchmark.node")).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String ask(String line) throws IOException {
        var in = process.outputWriter();
        in.write(line);
        in.newLine();
        in.flush();
        return answer();
    }

    String answer() throws IOException {
        return Objects.requireNonNull(answers.readLine(), "A process of the benchmark ended too early");
    }

    /** The numbers of its one answer, after which it ends. */
    double[] numbers() throws IOException, InterruptedException {
        var line = answer();
        process.waitFor();
        return List.of(line.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException hurried) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
