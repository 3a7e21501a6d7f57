package io.lorapipe.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What puts left behind whose process died; an hour is longer than a living put leaves its file untouched. */
final class Leftovers {

    private static final Duration GRACE = Duration.ofHours(1);

    private final StoreDirectory directory;

    Leftovers(StoreDirectory directory) {
        this.directory = directory;
    }

    void sweep(Instant now) throws IOException {
        Instant before = now.minus(GRACE);
        for (Path file : Tree.files(directory.partial())) {
            deleteOlder(file, before);
        }
        Map<Path, List<Path>> bytesByRecord = Tree.files(directory.objects()).stream()
                .filter(file -> !isRecord(file))
                .collect(Collectors.groupingBy(Leftovers::recordOf));
        for (Map.Entry<Path, List<Path>> entry : bytesByRecord.entrySet()) {
            sweepUnnamed(entry.getKey(), entry.getValue(), before);
        }
    }

    private void sweepUnnamed(Path recordFile, List<Path> bytes, Instant before) throws IOException {
        if (bytes.size() == 1 && Files.exists(recordFile)) {
            return; // the usual case, not worth reading the record
        }
        String named = directory.readRecord(recordFile).map(ObjectRecord::data).orElse("");
        for (Path file : bytes) {
            if (!file.endsWith(named)) {
                deleteOlder(file, before);
            }
        }
    }

    private static void deleteOlder(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // another service swept it, or its put ended
        }
    }

    private static boolean isRecord(Path file) {
        return file.toString().endsWith(StoreDirectory.MARK);
    }

    private static Path recordOf(Path bytes) {
        String name = String.valueOf(bytes.getFileName());
        int mark = name.indexOf(StoreDirectory.MARK);
        return bytes.resolveSibling(mark < 0 ? name + StoreDirectory.MARK : name.substring(0, mark + 1));
    }
}
