package io.lorapipe.benchmark.frameworks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of a candidate, from its start to its thousandth record. */
final class Run {

    private static final double NANOS = 1e9;

    private Run() {}

    static Measurement measure(
            Candidate candidate, Candidate.Cache cache, String bootstrapServers, String run, Path data)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(candidate.command(cache)).redirectErrorStream(true);
        builder.environment().putAll(candidate.environment(bootstrapServers, run, data));
        var start = System.nanoTime();
        var process = builder.start();
        try (var output = process.inputReader()) {
            try {
                await(output, "consumed 1");
                var first = (System.nanoTime() - start) / NANOS;
                var cpu = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
                await(output, "consumed 1000");
                var thousandth = (System.nanoTime() - start) / NANOS;
                var status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
                return new Measurement(
                        first, cpu, thousandth, mebibytes(status, "VmRSS:"), mebibytes(status, "VmHWM:"));
            } finally {
                stop(process);
            }
        }
    }

    private static void await(BufferedReader output, String expected) throws IOException {
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(expected)) {
                return;
            }
            seen.append(line).append('\n');
        }
        throw new IllegalStateException("The consumer ended before it said '" + expected + "':\n" + seen);
    }

    private static double mebibytes(List<String> status, String name) {
        var line = status.stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
    }

    /**
     * An orderly end, for it is then that the AOT cache is written. {@code Process.destroy} would close the output that
     * the process still writes to.
     */
    private static void stop(Process process) throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
