package io.lorapipe.benchmark.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Sends a file by a plain request: by a program, or from this JVM. To a directory it is copied and forced. */
final class Sending {

    private static final Pattern COPIED = Pattern.compile("copied, ([0-9.e-]+) s");

    private final Path file;
    private final OkHttpClient http = new OkHttpClient();

    Sending(Path file) {
        this.file = file;
    }

    /** Milliseconds by curl's own clock, or by dd's: its process has been started before. */
    double byProgram(Plain plain) throws IOException, InterruptedException {
        if (isDirectory(plain)) {
            var said = run(List.of("dd", "if=" + file, "of=" + Path.of(plain.url()), "bs=1M", "conv=fsync"));
            var seconds = COPIED.matcher(said);
            if (!seconds.find()) {
                throw new IllegalStateException("dd said: " + said);
            }
            return Double.parseDouble(seconds.group(1)) * 1000;
        }
        return Double.parseDouble(run(curl(plain))) * 1000;
    }

    private List<String> curl(Plain plain) {
        var command = new ArrayList<>(List.of("curl", "-sS", "--fail", "-o", "/dev/null", "-w", "%{time_total}"));
        command.addAll(List.of("-X", plain.method(), "-T", file.toString()));
        plain.headers().forEach(header -> command.addAll(List.of("-H", header.getFirst() + ": " + header.getSecond())));
        command.add(plain.url().toString());
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed: " + said);
        }
        return said;
    }

    /** Milliseconds of the same from this JVM. */
    double fromHere(Plain plain) throws Exception {
        return Rounds.timed(() -> {
            if (isDirectory(plain)) {
                copy(Path.of(plain.url()));
            } else {
                send(plain);
            }
        });
    }

    private void copy(Path target) throws IOException {
        try (var in = FileChannel.open(file);
                var out = FileChannel.open(target, CREATE, TRUNCATE_EXISTING, WRITE)) {
            in.transferTo(0, in.size(), out);
            out.force(true);
        }
    }

    private void send(Plain plain) throws IOException {
        var request = new Request.Builder()
                .url(plain.url().toString())
                .headers(plain.headers())
                .method(plain.method(), RequestBody.create(file.toFile(), null))
                .build();
        try (var answer = http.newCall(request).execute()) {
            if (!answer.isSuccessful()) {
                throw new IllegalStateException(plain.url() + " answered " + answer.code());
            }
        }
    }

    private static boolean isDirectory(Plain plain) {
        return "file".equals(plain.url().getScheme());
    }
}
