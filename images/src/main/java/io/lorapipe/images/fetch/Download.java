package io.lorapipe.images.fetch;

import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** One image on its way from its URL into a file, over every redirect and every new try. */
final class Download {

    private static final int MOST_REDIRECTS = 5;

    private final Clients clients;
    private final FetchRules rules;
    private final HttpUrl url;
    private final String shown;
    private final Path file;
    private final Arrival arrival;
    private long deadline;
    private Duration asked = Duration.ZERO;

    Download(Clients clients, FetchRules rules, HttpUrl url, Path file) {
        this.clients = clients;
        this.rules = rules;
        this.url = url;
        this.shown = Refusals.shown(url);
        this.file = file;
        this.arrival = new Arrival(shown, file, rules.maxBytes());
        this.deadline = System.nanoTime() + rules.totalTime().toNanos();
    }

    /** Leaves the file behind only with a {@link Fetched}; an exception is about this machine, not the network. */
    FetchResult run() throws IOException, InterruptedException {
        boolean whole = false;
        try {
            FetchResult result = tryUntilSettled();
            whole = result instanceof Fetched;
            return result;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private FetchResult tryUntilSettled() throws IOException, InterruptedException {
        Duration pause = rules.pause();
        for (int left = rules.tries() - 1; ; left--) {
            asked = Duration.ZERO;
            FetchResult result = attempt();
            boolean again = result instanceof Unreachable failure && failure.retryable();
            Duration wait = asked.compareTo(pause) > 0 ? asked : pause;
            if (!again || left == 0 || remaining() <= wait.toNanos()) {
                return result;
            }
            Thread.sleep(wait);
            pause = pause.multipliedBy(2);
        }
    }

    private FetchResult attempt() throws IOException, InterruptedException {
        HttpUrl target = url;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (ask(target)) {
                case Answer.Final(FetchResult result) -> {
                    return result;
                }
                case Answer.Redirect(HttpUrl next) -> target = next;
            }
        }
        return Refusals.tooManyRedirects(shown, MOST_REDIRECTS);
    }

    /** Each host that redirects lead to is a host to go easy on, and none may be given a user name. */
    private Answer ask(HttpUrl target) throws IOException, InterruptedException {
        if (!target.encodedUsername().isEmpty() || !target.encodedPassword().isEmpty()) {
            return new Answer.Final(Refusals.withUser(shown));
        }
        if (!rules.ports().contains(target.port()) && !clients.isOpen(target)) {
            return new Answer.Final(Refusals.port(shown, target.port(), rules.ports()));
        }
        long asking = System.nanoTime();
        try (var place = clients.placeAt(target)) {
            deadline += System.nanoTime() - asking;
            return call(target);
        }
    }

    private Answer call(HttpUrl target) throws IOException {
        Call call = clients.clientFor(target).newCall(request(target));
        call.timeout().timeout(Math.max(1, remaining()), TimeUnit.NANOSECONDS);
        Response response;
        try {
            response = call.execute();
        } catch (IOException failure) {
            return new Answer.Final(Refusals.because(shown, failure));
        }
        try (response) {
            return answer(target, response);
        }
    }

    private Request request(HttpUrl target) {
        var request = new Request.Builder()
                .url(target)
                .header("Accept", "image/jpeg, image/png, image/webp")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "lorapipe");
        arrival.resume(request);
        return request.build();
    }

    private Answer answer(HttpUrl target, Response response) throws IOException {
        String location = response.header("Location");
        if (response.isRedirect() && location != null) {
            HttpUrl next = target.resolve(location);
            return next == null ? new Answer.Final(Refusals.redirectsElsewhere(shown)) : new Answer.Redirect(next);
        }
        if (response.code() == 200 || response.code() == 206) {
            return new Answer.Final(arrival.take(response));
        }
        asked = RetryAfter.of(response);
        return new Answer.Final(Refusals.status(shown, response.code()));
    }

    private long remaining() {
        return deadline - System.nanoTime();
    }

    /** What one request came to. */
    private sealed interface Answer {
        record Final(FetchResult result) implements Answer {}

        record Redirect(HttpUrl next) implements Answer {}
    }
}
