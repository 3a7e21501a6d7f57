package io.lorapipe.archive.build;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Brings the images of a request into files, all at once: from our stores, and from anywhere else over HTTP. */
public final class Gathering {

    private final Stores stores;
    private final ImageFetcher fetcher;
    private final long maxBytes;

    /** A gathering that takes at most a little more than {@code maxBytes} of each image. */
    public Gathering(Stores stores, ImageFetcher fetcher, long maxBytes) {
        this.stores = stores;
        this.fetcher = fetcher;
        this.maxBytes = maxBytes;
    }

    Gathered gather(List<Reference> references, Path directory, ImageProgress progress)
            throws IOException, InterruptedException {
        var images = new Arrived[references.size()];
        var arrivals = new Arrivals(references.size(), progress);
        var copies = new TreeMap<Integer, Future<Optional<Refusal>>>();
        var missing = new TreeMap<Integer, Refusal>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (var position : positions(references, true)) {
                    var file = directory.resolve("stored_" + position);
                    copies.put(position, threads.submit(() -> copy(references, position, file, images, arrivals)));
                }
                missing.putAll(fetch(references, directory, images, arrivals));
                for (var copy : copies.entrySet()) {
                    outcome(copy.getValue()).ifPresent(why -> missing.put(copy.getKey(), why));
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return missing.isEmpty()
                ? new Gathered.All(List.of(images))
                : new Gathered.Missing(Refusal.ofAll(missing.values()));
    }

    private Optional<Refusal> copy(
            List<Reference> references, int position, Path file, Arrived[] images, Arrivals arrivals)
            throws IOException {
        var reference = references.get(position);
        var location = location(reference);
        try (var bytes = stores.holding(location).get(location)) {
            images[position] = new Arrived(reference.label(), file, BoundedCopy.copy(bytes, file, maxBytes));
        } catch (StoreException.NotFound | StoreException.Refused ex) {
            return Optional.of(Refusal.of(
                    Refusal.Code.IMAGE_UNREACHABLE, reference.label(), "is not in its store", "upload it again"));
        }
        arrivals.another();
        return Optional.empty();
    }

    /** Answers, by their positions, the images that could not be had. */
    private Map<Integer, Refusal> fetch(List<Reference> references, Path directory, Arrived[] images, Arrivals arrivals)
            throws IOException, InterruptedException {
        var remote = positions(references, false);
        var urls = remote.stream()
                .map(position -> Objects.requireNonNull(references.get(position).url()))
                .toList();
        var results = fetcher.fetchAll(urls, directory, (done, total) -> arrivals.another());
        var missing = new TreeMap<Integer, Refusal>();
        for (int i = 0; i < results.size(); i++) {
            int position = remote.get(i);
            var reference = references.get(position);
            switch (results.get(i)) {
                case FetchResult.Fetched fetched ->
                    images[position] = new Arrived(reference.label(), fetched.file(), fetched.sha256());
                case FetchResult.Unreachable failure -> missing.put(position, unreachable(reference, failure));
            }
        }
        return missing;
    }

    private static Refusal unreachable(Reference reference, FetchResult.Unreachable failure) {
        // it is there, and as unusable as one that was uploaded
        var code = failure.reason() == FetchResult.Reason.TOO_MANY_BYTES
                ? Refusal.Code.INVALID_IMAGE
                : Refusal.Code.IMAGE_UNREACHABLE;
        return Refusal.of(code, reference.label() + " at " + failure.url(), failure.found(), failure.remedy());
    }

    private static Optional<Refusal> outcome(Future<Optional<Refusal>> copy) throws IOException, InterruptedException {
        try {
            return copy.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException disk -> throw disk;
                case RuntimeException outage -> throw outage;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    private Location location(Reference reference) {
        var references = stores.in(StoreRole.REFERENCES);
        var store = reference.store() == null ? references.id() : reference.store();
        return new Location(store, new ObjectKey(Objects.requireNonNull(reference.key())), null);
    }

    private static List<Integer> positions(List<Reference> references, boolean stored) {
        return IntStream.range(0, references.size())
                .filter(position -> (references.get(position).key() != null) == stored)
                .boxed()
                .toList();
    }
}
