package io.lorapipe.archive.build;

import io.lorapipe.images.pack.ArchiveKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the table of built archives. */
public final class InMemoryBuiltArchives implements BuiltArchives {

    private record Id(String userId, ArchiveKey key) {}

    private final Map<Id, Archive> archives = new ConcurrentHashMap<>();

    @Override
    public Optional<Archive> find(String userId, ArchiveKey key) {
        return Optional.ofNullable(archives.get(new Id(userId, key)));
    }

    @Override
    public void remember(String userId, ArchiveKey key, Archive archive) {
        archives.put(new Id(userId, key), archive);
    }
}
