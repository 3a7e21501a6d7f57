package io.lorapipe.benchmark.frameworks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One consumer that is measured: what it is called, its program, and the names its framework has for settings. */
record Candidate(
        String name, String mainClass, Path target, String kafkaSetting, String urlSetting, List<String> login) {

    /** How a run is started: with an AOT cache, to make one, or without. */
    enum Cache {
        NONE,
        MAKE,
        USE
    }

    static List<Candidate> all(Path root) {
        return List.of(
                new Candidate(
                        "Spring Boot",
                        "io.lorapipe.benchmark.spring.SpringConsumer",
                        root.resolve("spring/target"),
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        "SPRING_DATASOURCE_URL",
                        List.of("SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")),
                new Candidate(
                        "Micronaut",
                        "io.lorapipe.benchmark.micronaut.MicronautConsumer",
                        root.resolve("micronaut/target"),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "DATASOURCES_DEFAULT_URL",
                        List.of("DATASOURCES_DEFAULT_USERNAME", "DATASOURCES_DEFAULT_PASSWORD")));
    }

    List<String> command(Cache cache) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC"));
        switch (cache) {
            case NONE -> {}
            case MAKE -> command.add("-XX:AOTCacheOutput=" + cacheFile());
            case USE -> command.addAll(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cacheFile()));
        }
        command.addAll(List.of("-cp", classPath(), mainClass));
        return command;
    }

    Map<String, String> environment(String bootstrapServers, String run, Path data) {
        var url = "jdbc:h2:file:%s;WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE".formatted(data.resolve(run));
        return Map.of(
                kafkaSetting,
                bootstrapServers,
                urlSetting,
                url,
                login.getFirst(),
                "sa",
                login.getLast(),
                "",
                "BENCHMARK_TOPIC",
                run,
                "BENCHMARK_GROUP",
                run);
    }

    /** All jars the program needs, in bytes. */
    long size() {
        return jars().stream().mapToLong(Candidate::size).sum();
    }

    int jarCount() {
        return jars().size();
    }

    private Path cacheFile() {
        return target.resolve("consumer.aot");
    }

    private String classPath() {
        return String.join(":", jars().stream().map(Path::toString).sorted().toList());
    }

    private List<Path> jars() {
        try (var files = Files.walk(target, 2)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
