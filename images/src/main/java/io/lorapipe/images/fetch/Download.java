package io.lorapipe.images.fetch;

import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** One image on its way from its URL into a file, over every redirect and every new try. */
final class Download {

    private static final int MOST_REDIRECTS = 5;
    private static final int BUFFER = 64 << 10;

    private final Clients clients;
    private final FetchRules rules;
    private final HttpUrl url;
    private final String shown;
    private final Path file;
    private final long deadline;

    Download(Clients clients, FetchRules rules, HttpUrl url, Path file) {
        this.clients = clients;
        this.rules = rules;
        this.url = url;
        this.shown = Refusals.shown(url);
        this.file = file;
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
            FetchResult result = attempt();
            boolean again = result instanceof Unreachable failure && failure.retryable();
            if (!again || left == 0 || remaining() <= pause.toNanos()) {
                return result;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private FetchResult attempt() throws IOException {
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

    private Answer ask(HttpUrl target) throws IOException {
        Call call = clients.clientFor(target)
                .newCall(new Request.Builder()
                        .url(target)
                        .header("Accept", "image/jpeg, image/png, image/webp")
                        .header("Accept-Encoding", "identity")
                        .header("User-Agent", "lorapipe")
                        .build());
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

    private Answer answer(HttpUrl target, Response response) throws IOException {
        String location = response.header("Location");
        if (response.isRedirect() && location != null) {
            HttpUrl next = target.resolve(location);
            return next == null ? new Answer.Final(Refusals.redirectsElsewhere(shown)) : new Answer.Redirect(next);
        }
        return new Answer.Final(
                response.code() == 200 ? receive(response.body()) : Refusals.status(shown, response.code()));
    }

    private FetchResult receive(ResponseBody body) throws IOException {
        if (body.contentLength() > rules.maxBytes()) {
            return Refusals.tooManyBytes(shown, rules.maxBytes());
        }
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file);
                InputStream in = body.byteStream()) {
            while (true) {
                int count;
                try {
                    count = in.read(buffer);
                } catch (IOException failure) {
                    return Refusals.because(shown, failure);
                }
                if (count < 0) {
                    return new Fetched(shown, file, bytes, HexFormat.of().formatHex(sha256.digest()));
                }
                bytes += count;
                if (bytes > rules.maxBytes()) {
                    return Refusals.tooManyBytes(shown, rules.maxBytes());
                }
                sha256.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
    }

    private long remaining() {
        return deadline - System.nanoTime();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** What one request came to. */
    private sealed interface Answer {
        record Final(FetchResult result) implements Answer {}

        record Redirect(HttpUrl next) implements Answer {}
    }
}
