package io.lorapipe.benchmark.images;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Packing files into an archive beside writing as many bytes to the same disk. */
final class DiskBenchmark {

    private static final String PACK = "packing from files";
    private static final String WRITE = "writing the same bytes from memory";
    private static final String COPY = "copying the same files through 64 KiB";
    private static final String PACK_FORCED = PACK + " and forcing";
    private static final String WRITE_FORCED = WRITE + " and forcing";

    private final Photographs set;
    private final Path target;
    private final int rounds;
    private final Report report;

    DiskBenchmark(Photographs set, Path work, int rounds, Report report) throws IOException {
        this.set = set;
        this.target = Files.createDirectories(work).resolve("written");
        this.rounds = rounds;
        this.report = report;
    }

    void run() throws Exception {
        var checked = set.checked();
        var bytes = set.joined();
        var times = new Rounds()
                .add(WRITE, () -> written(() -> Files.write(target, bytes)))
                .add(PACK, () -> written(() -> Stage.pack(checked, set.files(), target)))
                .add(COPY, () -> written(this::copy))
                .add(WRITE_FORCED, () -> written(() -> force(Files.write(target, bytes))))
                .add(
                        PACK_FORCED,
                        () -> written(() -> {
                            Stage.pack(checked, set.files(), target);
                            force(target);
                        }))
                .measure(2, rounds * 2);
        var title = String.format(Locale.ROOT, "Packing alone: 12 files, %.1f MB", bytes.length / 1e6);
        report.table(title, times, WRITE, WRITE_FORCED);
        report.goal("packing alone / a plain write (page cache)", times, PACK, WRITE, 1.5);
        report.goal("packing alone / a plain write (both forced to the disk)", times, PACK_FORCED, WRITE_FORCED, 1.5);
    }

    private double written(Rounds.Step step) throws Exception {
        try {
            return Rounds.timed(step);
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private void copy() throws IOException {
        var buffer = new byte[64 << 10];
        try (var out = Files.newOutputStream(target)) {
            for (var file : set.files()) {
                try (var in = Files.newInputStream(file)) {
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        out.write(buffer, 0, count);
                    }
                }
            }
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
