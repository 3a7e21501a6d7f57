package io.lorapipe.store.local;

import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What puts left behind whose process died: files that no object needs. */
final class Leftovers {

    private final StoreDirectory directory;

    Leftovers(StoreDirectory directory) {
        this.directory = directory;
    }

    /** Removes those that nobody touched since. */
    void sweep(Instant before) throws IOException {
        for (UnfinishedUpload leftover : before(before)) {
            discard(leftover);
        }
    }

    /** Those that nobody touched since, nor is writing; their ids are paths below the store's directory. */
    List<UnfinishedUpload> before(Instant before) throws IOException {
        List<Path> files = new ArrayList<>(Tree.files(directory.partial()));
        Map<Path, List<Path>> bytesByRecord = Tree.files(directory.objects()).stream()
                .filter(file -> !isRecord(file))
                .collect(Collectors.groupingBy(Leftovers::recordOf));
        for (Map.Entry<Path, List<Path>> entry : bytesByRecord.entrySet()) {
            files.addAll(unnamed(entry.getKey(), entry.getValue()));
        }
        List<UnfinishedUpload> leftovers = new ArrayList<>();
        for (Path file : files) {
            addOlder(leftovers, file, before);
        }
        return leftovers;
    }

    void discard(UnfinishedUpload leftover) throws IOException {
        Path file = directory.root().resolve(leftover.id()).normalize();
        if (!file.startsWith(directory.partial()) && !file.startsWith(directory.objects())) {
            throw new IllegalArgumentException(leftover.id() + " is no leftover of this store.");
        }
        if (!DurableFile.isBeingWritten(file)) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> unnamed(Path recordFile, List<Path> bytes) throws IOException {
        if (bytes.size() == 1 && Files.exists(recordFile)) {
            return List.of(); // the usual case, not worth reading the record
        }
        try {
            String named =
                    directory.readRecord(recordFile).map(ObjectRecord::data).orElse("");
            return bytes.stream().filter(file -> !file.endsWith(named)).toList();
        } catch (ObjectRecord.Damaged e) {
            return List.of(); // it may have named any of them
        }
    }

    private void addOlder(List<UnfinishedUpload> leftovers, Path file, Instant before) throws IOException {
        try {
            Instant touched = Files.getLastModifiedTime(file).toInstant();
            if (touched.isBefore(before) && !DurableFile.isBeingWritten(file)) {
                String id = directory.root().relativize(file).toString();
                leftovers.add(new UnfinishedUpload(id, id, touched));
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
