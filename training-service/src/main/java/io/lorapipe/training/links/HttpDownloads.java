package io.lorapipe.training.links;

import io.lorapipe.training.custody.Downloads;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches by HTTP, without redirects, going on with a range where a copy was cut short. */
public final class HttpDownloads implements Downloads {

    private static final int CUTS = 5;
    /** A cut after less counts, so that a file which trickles in ends some time. */
    private static final long PROGRESS = 1024 * 1024;
    /** For one connection; what is still missing then is fetched with a range. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(30);

    private final AllowedHosts allowed;
    private final OkHttpClient client;

    /**
     * Fetches from these places alone.
     *
     * @param hosts that files may lie on, subdomains included, each with a port where only that one is meant
     * @param origins of the provider, whose files may lie there as well
     */
    public HttpDownloads(List<String> hosts, List<URI> origins, Duration patience) {
        this.allowed = new AllowedHosts(
                hosts, origins.stream().map(URI::toString).map(HttpUrl::get).toList());
        this.client = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
                .callTimeout(LONGEST_CALL)
                .followRedirects(false)
                .dns(allowed.dns())
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    @Override
    public Fetched fetch(URI address, Path target, long limit) throws IOException {
        var url = HttpUrl.parse(address.toString());
        if (url == null || !allowed.allow(url)) {
            return new Fetched.NotAllowed(
                    "The provider's file lies on a host that is not allowed: %s. Files are fetched from the provider and from lorapipe.fal.file-hosts."
                            .formatted(address.getAuthority()));
        }
        try (var file = Files.newByteChannel(target, StandardOpenOption.WRITE)) {
            return fetch(url, file, limit);
        } catch (LeadsInside inside) {
            return new Fetched.NotAllowed(
                    "The provider's file lies on a host that leads into our own network: %s.".formatted(url.host()));
        }
    }

    private Fetched fetch(HttpUrl url, SeekableByteChannel file, long limit) throws IOException {
        var copy = new Copy(file, limit);
        var cuts = 0;
        while (true) {
            var before = copy.bytes();
            try {
                return fetchRest(url, copy);
            } catch (LeadsInside | SpoolException noCut) {
                throw noCut;
            } catch (IOException cut) {
                cuts = copy.bytes() - before >= PROGRESS ? 0 : cuts + 1;
                if (cuts > CUTS || copy.bytes() == 0) {
                    throw cut;
                }
            }
        }
    }

    private Fetched fetchRest(HttpUrl url, Copy copy) throws IOException {
        var request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        copy.askForRest(request);
        try (var response = client.newCall(request.build()).execute()) {
            return switch (response.code()) {
                case 200 -> copy.all(response);
                case 206 -> copy.rest(response);
                case 416 -> unsatisfied(response, copy);
                case 404, 410 -> new Fetched.Gone();
                default -> throw new IOException("status " + response.code());
            };
        }
    }

    /** Nothing is left to fetch, unless the file has changed: then all of it is. */
    private static Fetched unsatisfied(Response response, Copy copy) throws IOException {
        if (("bytes */" + copy.bytes()).equals(response.header("Content-Range"))) {
            return new Fetched.Whole(copy.bytes());
        }
        throw copy.startsAgain("The file is no longer as long as it was");
    }
}
