package io.lorapipe.images.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Http2Tests {

    private static final byte[] IMAGE = Pictures.file("baseline.jpg");
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();

    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(CERTIFICATE)
                .build()
                .sslSocketFactory());
        server.enqueue(
                new MockResponse.Builder().body(new Buffer().write(IMAGE)).build());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void http2IsSpokenWhereItIsOffered() throws Exception {
        assertThat(fetch(trusting()))
                .isInstanceOfSatisfying(
                        Fetched.class, it -> assertThat(it.file()).hasBinaryContent(IMAGE));
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
    }

    @Test
    void http1IsSpokenWhereItIsNot() throws Exception {
        server.setProtocols(List.of(Protocol.HTTP_1_1));

        assertThat(fetch(trusting())).isInstanceOf(Fetched.class);
        assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        assertThat(fetch(new OkHttpClient()))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.NOT_SECURE));
    }

    private FetchResult fetch(OkHttpClient basic) throws Exception {
        var rules = FetchRules.standard().allowing(Set.of("localhost:" + server.getPort()));
        return new ImageFetcher(rules, basic)
                .fetchAll(List.of("https://localhost:" + server.getPort() + "/fox.jpg"), directory, ImageProgress.NONE)
                .getFirst();
    }

    private static OkHttpClient trusting() {
        var trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(CERTIFICATE.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }
}
