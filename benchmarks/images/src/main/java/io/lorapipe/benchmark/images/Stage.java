package io.lorapipe.benchmark.images;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult;
import io.lorapipe.images.fetch.FetchRules;
import io.lorapipe.images.fetch.ImageFetcher;
import io.lorapipe.images.pack.ArchivePacker;
import io.lorapipe.images.pack.Packable;
import io.lorapipe.images.pack.PackedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The archive stage with the classes that archive-service uses: fetch into files, check, pack into a file, upload. */
final class Stage {

    private final List<Packable> remembered;
    private final ImageFetcher fetcher;
    private final Path work;
    private final OkHttpClient http = new OkHttpClient();

    /** A stage that remembers how these images were checked. */
    Stage(List<Packable> remembered, FetchRules rules, Path work) {
        this.remembered = remembered;
        this.fetcher = new ImageFetcher(rules);
        this.work = work;
    }

    /** Milliseconds from the first request to a whole archive; the images were checked before. */
    double fetchAndPack(List<String> urls) throws Exception {
        return inNewDirectory(place -> {
            var fetched = fetch(urls, place);
            hold(fetched);
            pack(remembered, files(fetched), place.resolve("archive.zip"));
        });
    }

    /** Milliseconds of fetching alone. */
    double fetch(List<String> urls) throws Exception {
        return inNewDirectory(place -> hold(fetch(urls, place)));
    }

    /** Fetching, a full check of every image, and packing. */
    double fetchCheckAndPack(List<String> urls) throws Exception {
        return inNewDirectory(place -> {
            var files = files(fetch(urls, place));
            pack(Photographs.checked(files), files, place.resolve("archive.zip"));
        });
    }

    /** Images checked before, and at the end the archive is put to an address. */
    double fetchPackAndUpload(List<String> urls, String upload) throws Exception {
        return inNewDirectory(place -> {
            var fetched = fetch(urls, place);
            hold(fetched);
            var archive = place.resolve("archive.zip");
            pack(remembered, files(fetched), archive);
            put(archive, upload);
        });
    }

    static PackedArchive pack(List<Packable> checked, List<Path> files, Path target) throws IOException {
        return ArchivePacker.pack(Photographs.entries(checked, files, files.size()), target, ImageProgress.NONE);
    }

    private List<FetchResult.Fetched> fetch(List<String> urls, Path place) throws Exception {
        var all = new ArrayList<FetchResult.Fetched>();
        for (var result : fetcher.fetchAll(urls, place, ImageProgress.NONE)) {
            switch (result) {
                case FetchResult.Fetched fetched -> all.add(fetched);
                case FetchResult.Unreachable failure -> throw new IllegalStateException(failure.sentence());
            }
        }
        return all;
    }

    /** An image that was checked before is known by its digest. */
    private void hold(List<FetchResult.Fetched> fetched) {
        for (int i = 0; i < fetched.size(); i++) {
            if (!fetched.get(i).sha256().equals(remembered.get(i).image().sha256())) {
                throw new IllegalStateException("Another image came: " + fetched.get(i));
            }
        }
    }

    private void put(Path archive, String url) throws IOException {
        var body = RequestBody.create(archive.toFile(), null);
        try (var answer =
                http.newCall(new Request.Builder().url(url).put(body).build()).execute()) {
            if (!answer.isSuccessful()) {
                throw new IllegalStateException(url + " answered " + answer.code());
            }
        }
    }

    private static List<Path> files(List<FetchResult.Fetched> fetched) {
        return fetched.stream().map(FetchResult.Fetched::file).toList();
    }

    private interface InDirectory {
        void run(Path place) throws Exception;
    }

    private double inNewDirectory(InDirectory step) throws Exception {
        var place = Files.createTempDirectory(work, "stage-");
        try {
            return Rounds.timed(() -> step.run(place));
        } finally {
            delete(place);
        }
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
