package io.lorapipe.archive.build;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.fetch.FetchResult;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Brings the images of a request into files: from our stores directly, from anywhere else over HTTP. */
public final class Gathering {

    private final Stores stores;
    private final ImageFetcher fetcher;

    public Gathering(Stores stores, ImageFetcher fetcher) {
        this.stores = stores;
        this.fetcher = fetcher;
    }

    Gathered gather(List<Reference> references, Path directory, ImageProgress progress)
            throws IOException, InterruptedException {
        var files = new Path[references.size()];
        var stored = positions(references, true);
        for (var position : stored) {
            var reference = references.get(position);
            var file = directory.resolve("stored_" + position);
            try (var bytes = stores.holding(location(reference)).get(location(reference))) {
                Files.copy(bytes, file);
            } catch (StoreException.NotFound | StoreException.Refused ex) {
                return new Gathered.Missing(Refusal.of(
                        Refusal.Code.IMAGE_UNREACHABLE, reference.label(), "is not in its store", "upload it again"));
            }
            files[position] = file;
            progress.advanced(stored.indexOf(position) + 1, references.size());
        }
        return fetch(
                references, directory, files, (done, total) -> progress.advanced(stored.size() + done, files.length));
    }

    private Gathered fetch(List<Reference> references, Path directory, Path[] files, ImageProgress progress)
            throws IOException, InterruptedException {
        var remote = positions(references, false);
        var urls = remote.stream()
                .map(position -> Objects.requireNonNull(references.get(position).url()))
                .toList();
        var results = fetcher.fetchAll(urls, directory, progress);
        for (int i = 0; i < results.size(); i++) {
            var reference = references.get(remote.get(i));
            switch (results.get(i)) {
                case FetchResult.Fetched fetched -> files[remote.get(i)] = fetched.file();
                case FetchResult.Unreachable failure -> {
                    return new Gathered.Missing(Refusal.of(
                            Refusal.Code.IMAGE_UNREACHABLE,
                            reference.label() + " at " + failure.url(),
                            failure.found(),
                            failure.remedy()));
                }
            }
        }
        var images = new ArrayList<ImageFile>();
        for (int i = 0; i < files.length; i++) {
            images.add(new ImageFile(references.get(i).label(), files[i]));
        }
        return new Gathered.All(images);
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
