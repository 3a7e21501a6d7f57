package io.lorapipe.training.links;

import io.lorapipe.training.custody.Downloads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
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
    private static final int BUFFER = 64 * 1024;

    private final AllowedHosts allowed;
    private final OkHttpClient client;

    /**
     * @param hosts that files may lie on, subdomains included
     * @param provider whose own host is allowed as well
     */
    public HttpDownloads(List<String> hosts, URI provider, Duration patience) {
        this.allowed = new AllowedHosts(hosts, HttpUrl.get(provider.toString()));
        this.client = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
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
                    "The provider's file lies on a host that is not allowed: %s.".formatted(address.getHost()));
        }
        for (var cuts = 0; ; cuts++) {
            try {
                return fetchFrom(url, target, Files.size(target), limit);
            } catch (IOException cut) {
                if (cuts == CUTS || Files.size(target) == 0) {
                    throw cut;
                }
            }
        }
    }

    private Fetched fetchFrom(HttpUrl url, Path target, long have, long limit) throws IOException {
        var request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try (var response = client.newCall(request.build()).execute()) {
            return switch (response.code()) {
                case 200 -> append(response, target, 0, limit);
                case 206 -> append(response, target, have, limit);
                case 404, 410 -> new Fetched.Gone();
                default -> throw new IOException("status " + response.code());
            };
        }
    }

    private static Fetched append(Response response, Path target, long from, long limit) throws IOException {
        try (var channel = Files.newByteChannel(target, StandardOpenOption.WRITE)) {
            channel.truncate(from);
        }
        try (var in = response.body().byteStream();
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
            var buffer = new byte[BUFFER];
            var bytes = from;
            for (int read; (read = in.read(buffer)) >= 0; ) {
                bytes += read;
                if (bytes > limit) {
                    return new Fetched.TooLarge();
                }
                out.write(buffer, 0, read);
            }
            return new Fetched.Whole(bytes);
        }
    }
}
