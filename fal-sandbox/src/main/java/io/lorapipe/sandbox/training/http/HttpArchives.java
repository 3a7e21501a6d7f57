package io.lorapipe.sandbox.training.http;

import io.lorapipe.sandbox.digest.Sha256;
import io.lorapipe.sandbox.training.Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plain GET, with no key and no header of its own: what is not public cannot be had. */
public final class HttpArchives implements Archives {

    private static final Logger log = LoggerFactory.getLogger(HttpArchives.class);

    /** A host may be starting up together with the sandbox; one that answers is asked once. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ZERO);

    private final OkHttpClient http =
            new OkHttpClient.Builder().callTimeout(Duration.ofMinutes(10)).build();

    @Override
    public Optional<String> fetch(String url, Path into) {
        var address = HttpUrl.parse(url);
        if (address == null) {
            return Optional.empty();
        }
        for (var pause : PAUSES) {
            try {
                return get(address, into);
            } catch (IOException ex) {
                log.atWarn()
                        .addKeyValue("host", address.host())
                        .log("An archive could not be fetched: {}", ex.toString());
                if (!slept(pause)) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> get(HttpUrl address, Path into) throws IOException {
        try (var response =
                http.newCall(new Request.Builder().url(address).build()).execute()) {
            if (!response.isSuccessful()) {
                log.atWarn()
                        .addKeyValue("host", address.host())
                        .log("An archive was answered with {}", response.code());
                return Optional.empty();
            }
            var digest = Sha256.begin();
            try (var bytes = new DigestInputStream(response.body().byteStream(), digest);
                    var file = Files.newOutputStream(into)) {
                bytes.transferTo(file);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
