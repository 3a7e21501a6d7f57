package io.lorapipe.store.s3;

import io.lorapipe.store.GatheringSockets;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets the AWS SDK speak through the HTTP client that the other stores use. That one also reads the answer of a server
 * that refuses an upload before it has read it, and does not read an abandoned download to its end.
 */
final class OkHttpTransport implements SdkHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final OkHttpClient http = new OkHttpClient.Builder()
            .socketFactory(new GatheringSockets())
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .followRedirects(false)
            .protocols(List.of(Protocol.HTTP_1_1))
            .build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(http.newCall(translated(request)));
    }

    private static Request translated(HttpExecuteRequest request) {
        SdkHttpRequest sdk = request.httpRequest();
        Request.Builder translated = new Request.Builder()
                .url(sdk.getUri().toString())
                .method(sdk.method().name(), StreamedBody.of(request))
                .header("Accept-Encoding", "identity");
        sdk.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Expect")) {
                values.forEach(value -> translated.addHeader(name, value));
            }
        });
        return translated.build();
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
    }

    @Override
    public String clientName() {
        return "OkHttp";
    }

    private record Exchange(Call exchange) implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                return translated(exchange.execute());
            } catch (StreamedBody.ContentFailed e) {
                throw e.failure(); // a runtime exception is not tried again
            }
        }

        private HttpExecuteResponse translated(Response response) {
            SdkHttpResponse.Builder head =
                    SdkHttpResponse.builder().statusCode(response.code()).statusText(response.message());
            Headers headers = response.headers();
            headers.forEach(header -> head.appendHeader(header.getFirst(), header.getSecond()));
            InputStream bytes = response.body().byteStream();
            return HttpExecuteResponse.builder()
                    .response(head.build())
                    .responseBody(AbortableInputStream.create(bytes, this::abort))
                    .build();
        }

        @Override
        public void abort() {
            exchange.cancel();
        }
    }
}
