package io.lorapipe.archive.build;

import io.lorapipe.images.pack.Packable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The twin of the table of checked images. */
public final class InMemoryCheckedImages implements CheckedImages {

    private record Id(String terms, String sha256) {}

    private final Map<Id, Packable> images = new ConcurrentHashMap<>();

    @Override
    public Map<String, Packable> find(String terms, Collection<String> digests) {
        return digests.stream()
                .distinct()
                .filter(sha256 -> images.containsKey(new Id(terms, sha256)))
                .collect(Collectors.toMap(Function.identity(), sha256 -> images.get(new Id(terms, sha256))));
    }

    @Override
    public void remember(String terms, Collection<Packable> found) {
        for (var image : found) {
            var sha256 = image.image().sha256();
            images.putIfAbsent(new Id(terms, sha256), image.named(sha256));
        }
    }
}
