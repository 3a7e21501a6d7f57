package io.lorapipe.images.fetch;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Downloads the images of a set in parallel, each within its limits and from public addresses only. */
public final class ImageFetcher {

    private final FetchRules rules;
    private final Clients clients;

    public ImageFetcher(FetchRules rules) {
        this(rules, new OkHttpClient());
    }

    /** A fetcher that looks up names, and trusts, as this client does. */
    ImageFetcher(FetchRules rules, OkHttpClient basic) {
        this.rules = rules;
        this.clients = new Clients(rules, basic);
    }

    /**
     * Fetches every image into a file of its own below {@code directory}, which exists and is the caller's to remove;
     * one result per URL, in their order. Progress counts the images that arrived.
     *
     * @throws IOException when the directory cannot be written
     */
    public List<FetchResult> fetchAll(List<String> urls, Path directory, ImageProgress progress)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return fetchAll(urls, directory, progress, threads);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private List<FetchResult> fetchAll(
            List<String> urls, Path directory, ImageProgress progress, ExecutorService threads)
            throws IOException, InterruptedException {
        Semaphore places = new Semaphore(rules.atOnce());
        var finished = new ExecutorCompletionService<FetchResult>(threads);
        List<Future<FetchResult>> downloads = new ArrayList<>();
        for (String url : urls) {
            Path file = directory.resolve(String.format(Locale.ROOT, "fetched_%03d", downloads.size() + 1));
            downloads.add(finished.submit(() -> fetch(url, file, places)));
        }
        int arrived = 0;
        for (int i = 0; i < urls.size(); i++) {
            if (outcome(finished.take()) instanceof Fetched) {
                progress.advanced(++arrived, urls.size());
            }
        }
        return downloads.stream().map(Future::resultNow).toList();
    }

    private FetchResult fetch(String url, Path file, Semaphore places) throws IOException, InterruptedException {
        if (DataUrl.is(url)) {
            return DataUrl.into(file, url, rules.maxBytes());
        }
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            return Refusals.notAWebAddress(Refusals.shown(url));
        }
        places.acquire();
        try {
            return new Download(clients, rules, parsed, file).run();
        } finally {
            places.release();
        }
    }

    private static FetchResult outcome(Future<FetchResult> download) throws IOException, InterruptedException {
        try {
            return download.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case IOException disk -> throw disk;
                case RuntimeException defect -> throw defect;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }
}
