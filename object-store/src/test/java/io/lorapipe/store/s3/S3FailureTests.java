package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailureTests {

    private static final ObjectKey KEY = new ObjectKey("ann/a.zip");

    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    @ParameterizedTest
    @ValueSource(ints = {10, 20_000_000})
    void aWrongSecretIsNamed(int size) {
        S3Settings settings = new S3Settings(bucket, "r", server.url(), null, S3Server.ID, "not the secret", null);

        assertThatThrownBy(() -> S3Store.open(settings).put(KEY, content(size)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("not the secret");
    }

    @Test
    void aWrongKeyIsNamedWhateverIsAsked() {
        ObjectStore store =
                S3Store.open(new S3Settings(bucket, "r", server.url(), null, "nobody", S3Server.SECRET, null));

        assertThatThrownBy(() -> store.head(store.at(KEY))).hasMessageContaining("AWS_ACCESS_KEY_ID");
        assertThatThrownBy(() -> store.get(store.at(KEY))).hasMessageContaining("AWS_ACCESS_KEY_ID");
        assertThatThrownBy(() -> store.list("")).hasMessageContaining("AWS_ACCESS_KEY_ID");
        assertThatThrownBy(() -> store.delete(store.at(KEY))).hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20_000_000})
    void aBucketThatIsMissingIsNamed(int size) {
        assertThatThrownBy(() -> S3Store.open(server.settings("no-such-bucket")).put(KEY, content(size)))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining("LORAPIPE_S3_BUCKET");
    }

    @ParameterizedTest
    @CsvSource({
        "RequestTimeTooSkewed, 403, false, clock",
        "ExpiredToken, 400, false, AWS_SESSION_TOKEN",
        "AccessDenied, 403, false, denies access",
        "PermanentRedirect, 301, false, AWS_REGION",
        "InvalidMimeType, 415, false, type",
        "SlowDown, 503, true, tried again",
        "InternalError, 500, true, tried again",
        "XMinioStorageFull, 507, true, make room",
        "BadDigest, 400, true, damaged",
        "SomethingNew, 418, false, 418",
        "SomethingNew, 502, true, 502",
    })
    void everyCodeOfTheInterfaceSaysWhatToDo(String code, int status, boolean retryable, String hint) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("an inner message")
                .build();
        StoreException failure = new S3Failures("host", "b").of((S3Exception) S3Exception.builder()
                .awsErrorDetails(details)
                .statusCode(status)
                .build());

        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure).hasMessageContaining(hint).hasMessageNotContaining("inner message");
    }

    @Test
    void aPageOfAProxyInPlaceOfAnAnswerIsAnOutage() throws IOException {
        HttpServer proxy = answering(502, "<html><body>Bad Gateway</body></html>");
        try {
            ObjectStore store =
                    S3Store.open(server.settings(bucket, url(proxy.getAddress().getPort())));

            assertThatThrownBy(() -> store.put(KEY, content(10)))
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("502")
                    .hasMessageNotContaining("html");
            assertThatThrownBy(() -> store.list("")).isInstanceOf(StoreException.Unavailable.class);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void aPageWhereTheInterfaceShouldBeIsNoListing() throws IOException {
        HttpServer site = answering(200, "<html><body>Welcome</body></html>");
        try {
            ObjectStore store =
                    S3Store.open(server.settings(bucket, url(site.getAddress().getPort())));

            assertThatThrownBy(() -> store.list("").toList()).isInstanceOf(StoreException.class);
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aPageWithoutALengthWhereTheObjectShouldBeIsAnOutage() throws IOException {
        HttpServer site = answering(200, "<html><body>Welcome</body></html>");
        try {
            ObjectStore store =
                    S3Store.open(server.settings(bucket, url(site.getAddress().getPort())));

            assertThatThrownBy(() -> store.head(store.at(KEY)))
                    .isInstanceOf(StoreException.Unavailable.class)
                    .hasMessageContaining("AWS_ENDPOINT_URL_S3");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aServerThatIgnoresRangesDoesNotPassForOneThatGivesAPart() throws IOException {
        HttpServer site = answering(200, "the whole object");
        try {
            ObjectStore store =
                    S3Store.open(server.settings(bucket, url(site.getAddress().getPort())));

            assertThatThrownBy(() -> store.get(store.at(KEY), new ByteRange(4, 8)))
                    .isInstanceOf(StoreException.Refused.class)
                    .hasMessageContaining("the whole of ann/a.zip");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void aServerThatKeepsNoMetadataDoesNotPassForOneThatTookThePut() throws IOException {
        try (ForgetfulServer forgetful = new ForgetfulServer()) {
            ObjectStore store = S3Store.open(server.settings(bucket, forgetful.url()));

            assertThatThrownBy(() -> store.put(KEY, content(10)))
                    .isInstanceOf(StoreException.UnknownOutcome.class)
                    .hasMessageContaining("put again");
        }
    }

    @Test
    void aStoreThatIsDownIsAnOutage() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        ObjectStore store = S3Store.open(server.settings(bucket, url(free)));

        assertThatThrownBy(() -> store.put(KEY, content(10)))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("127.0.0.1:" + free)
                .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    }

    private static HttpServer answering(int status, String page) throws IOException {
        HttpServer answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering.createContext("/", exchange -> {
            try (exchange;
                    InputStream asked = exchange.getRequestBody()) {
                asked.readAllBytes();
                boolean head = exchange.getRequestMethod().equals("HEAD");
                byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
                if (!head) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
        answering.start();
        return answering;
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Content content(int size) {
        return Content.of(new byte[size], "application/zip");
    }
}
