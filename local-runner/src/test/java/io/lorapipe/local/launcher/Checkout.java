package io.lorapipe.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A checkout with the real launcher, a Maven that writes two jars, and a Java that says what it was started with. */
record Checkout(Path home) {

    private static final String MAVEN = """
            #!/usr/bin/env bash
            cd "$(dirname "$0")" || exit
            [ -e broken ] && exit 1
            lib=local-runner/target/lib
            for each; do
              case $each in -Dlorapipe.lib=*) lib=${each#*=} ;; esac
            done
            echo built >>builds
            mkdir -p "$lib" local-runner/target
            echo "$RANDOM" >local-runner/target/local-runner-1.jar
            echo "$RANDOM" >"$lib/other.jar"
            """;

    private static final String JAVA = """
            #!/usr/bin/env bash
            home=$(dirname "$0")/../..
            . "$(dirname "$0")/../release"
            cache='no cache of classes'
            jars() { (IFS=:; cksum $path); }
            while [ $# -gt 0 ]; do
              case $1 in
                -XX:AOTCacheOutput=*) [ -e "$home/no-cache" ] || echo "made with $JAVA_VERSION" >"${1#*=}"; exit ;;
                -XX:AOTCache=*) cache="cache of classes: $(cat "${1#*=}")" ;;
                -cp) path=$2; classes=$(jars) ;;
                wait)
                  touch "$home/started"
                  for _ in {1..600}; do [ -e "$home/go" ] && break; sleep 0.1; done ;;
              esac
              shift
            done
            [ "$(jars)" = "$classes" ] && echo 'all classes are there' || echo 'classes are gone'
            echo "$classes"
            echo "$cache"
            """;

    static Checkout in(Path directory) throws IOException {
        var home = directory.toRealPath();
        var checkout = new Checkout(home);
        Files.copy(Path.of("..", "lorapipe"), home.resolve("lorapipe"));
        Files.createDirectories(home.resolve("local-runner/src/main"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(home.resolve("local-runner/pom.xml"));
        script(home.resolve("mvnw"), MAVEN);
        checkout.installJava("25.0.1");
        return checkout;
    }

    void installJava(String version) throws IOException {
        var java = Files.createDirectories(home.resolve("java"));
        Files.createDirectories(java.resolve("bin"));
        script(java.resolve("bin/java"), JAVA);
        script(java.resolve("bin/javac"), "");
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    }

    /** After the last build, however soon. */
    void changeSources() throws IOException {
        var source = Files.writeString(home.resolve("local-runner/src/main/Some.java"), "");
        var stamp = home.resolve("local-runner/target/lorapipe.built");
        var last = Files.exists(stamp) ? Files.getLastModifiedTime(stamp).toInstant() : Instant.EPOCH;
        Files.setLastModifiedTime(source, FileTime.from(last.plusMillis(10)));
    }

    void buildByMaven() throws Exception {
        assertThat(new ProcessBuilder(home.resolve("mvnw").toString(), "verify")
                        .start()
                        .waitFor())
                .isZero();
    }

    Process start(String command) throws IOException {
        var launcher =
                new ProcessBuilder("bash", home.resolve("lorapipe").toString(), command).redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", home.resolve("java").toString());
        return launcher.start();
    }

    /** What the command and the launcher said. */
    String run(String command) throws Exception {
        return outputOf(start(command));
    }

    static String outputOf(Process process) throws Exception {
        try (var output = process.inputReader(UTF_8)) {
            var lines = String.join("\n", output.lines().toList());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return lines;
        }
    }

    void awaitStarted() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(home.resolve("started")).exists());
    }

    int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    /** Where the jars of builds are. */
    List<String> places() throws IOException {
        try (var entries = Files.list(home.resolve("local-runner/target"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith("run."))
                    .toList();
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        file.toFile().setExecutable(true);
    }
}
