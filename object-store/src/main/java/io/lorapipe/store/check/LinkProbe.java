package io.lorapipe.store.check;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks a link for its first byte, as a provider would: with no header of ours. */
final class LinkProbe {

    private final OkHttpClient http = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(20))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    /** What a link gave. */
    sealed interface Answer {

        /** Bytes; only the first of them is looked at. */
        record Bytes(int status, int first) implements Answer {}

        /** Another status. */
        record Refused(int status) implements Answer {}

        /** Nobody answers at this address. */
        record Silent() implements Answer {}

        /** No client can follow this link. */
        record NoAddress() implements Answer {}
    }

    Answer firstByte(URI link) {
        HttpUrl url = HttpUrl.parse(link.toString());
        if (url == null) {
            return new Answer.NoAddress();
        }
        Request request =
                new Request.Builder().url(url).header("Range", "bytes=0-0").build();
        try (Response response = http.newCall(request).execute()) {
            return response.isSuccessful()
                    ? new Answer.Bytes(
                            response.code(), response.body().byteStream().read())
                    : new Answer.Refused(response.code());
        } catch (IOException e) {
            return new Answer.Silent();
        }
    }
}
