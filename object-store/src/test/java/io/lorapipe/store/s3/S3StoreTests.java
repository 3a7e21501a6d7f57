package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3StoreTests {

    private static final String ZIP = "application/zip";
    private static final ObjectKey KEY = new ObjectKey("ann/lora-training/a.zip");

    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();
    private final ObjectStore store = S3Store.open(server.settings(bucket));

    @Test
    void itsIdNamesHostAndBucket() {
        assertThat(store.id()).isEqualTo("s3:127.0.0.1:" + server.port() + "/" + bucket);
        assertThat(S3Store.open(new S3Settings("b", "eu-west-1", null, null, null, null, null))
                        .id())
                .isEqualTo("s3:s3.eu-west-1.amazonaws.com/b");
    }

    @Test
    void aLargeContentGoesInPartsAndKeepsItsDigestAndType() {
        byte[] bytes = random(40_000_000);
        PutResult put = store.put(KEY, Content.of(bytes, ZIP));
        StoredObject seen = store.head(store.at(KEY)).orElseThrow();

        assertThat(put).isEqualTo(new PutResult.Stored(seen));
        assertThat(seen.sha256()).isEqualTo(Content.of(bytes, ZIP).sha256());
        assertThat(seen.size()).isEqualTo(40_000_000);
        assertThat(seen.contentType()).isEqualTo(ZIP);
        assertThat(server.uploads(bucket)).isEmpty();
    }

    @Test
    void aLargeContentOtherThanAnnouncedLeavesNeitherObjectNorUpload() {
        byte[] bytes = random(20_000_000);
        Content honest = Content.of(bytes, ZIP);
        bytes[19_999_999]++;
        Content dishonest = new Content(honest.length(), honest.sha256(), ZIP, () -> new ByteArrayInputStream(bytes));

        assertThatThrownBy(() -> store.put(KEY, dishonest)).isInstanceOf(StoreException.Mismatch.class);
        assertThat(server.objects(bucket)).isEmpty();
        assertThat(server.uploads(bucket)).isEmpty();
    }

    @Test
    void moreThanOneCallLetsGoAreListedAndDeleted() {
        server.fill(bucket, "ann/", 1005);
        server.fill(bucket, "bob/", 1);
        server.fill(bucket, "ann/größe-", 1);
        try (Stream<StoredObject> listed = store.list("ann/")) {
            List<Location> locations = listed.map(StoredObject::location).toList();
            assertThat(locations).hasSize(1005).doesNotHaveDuplicates();
            store.delete(locations);
        }

        assertThat(server.objects(bucket)).containsExactlyInAnyOrder("bob/0", "ann/größe-0");
    }

    @Test
    void theDigestOfTheWholeGoesAlongOnlyWhereThePiecesAreNotSigned() throws IOException {
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                sent.addAll(exchange.getRequestHeaders().getOrDefault("x-amz-content-sha256", List.of()));
                sent.addAll(exchange.getRequestHeaders().getOrDefault("x-amz-checksum-sha256", List.of()));
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 404 : 200, -1);
            }
        });
        listening.start();
        URI plain = URI.create("http://127.0.0.1:" + listening.getAddress().getPort());
        try {
            assertThatThrownBy(
                            () -> S3Store.open(server.settings(bucket, plain)).put(KEY, Content.of(random(10), ZIP)))
                    .isInstanceOf(StoreException.UnknownOutcome.class);
        } finally {
            listening.stop(0);
        }

        assertThat(sent)
                .containsOnlyOnce("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                .doesNotContain(Digests.base64(Content.of(random(10), ZIP).sha256()));
        assertThat(S3Connection.of(server.settings(bucket, plain)).isEncrypted())
                .isFalse();
        assertThat(S3Connection.of(server.settings(bucket, URI.create("https://s3.example")))
                        .isEncrypted())
                .isTrue();
        assertThat(S3Connection.of(new S3Settings("b", "eu-west-1", null, null, null, null, null))
                        .isEncrypted())
                .isTrue();
    }

    @Test
    void settingsThatCannotWorkAreNamed() {
        assertRefused(new S3Settings(null, "r", null, null, null, null, null), "LORAPIPE_S3_BUCKET");
        assertRefused(new S3Settings("b", null, null, null, null, null, null), "AWS_REGION");
        assertRefused(
                new S3Settings("b", "r", URI.create("minio:9000"), null, null, null, null), "AWS_ENDPOINT_URL_S3");
        assertRefused(new S3Settings("b", "r", null, null, "id", null, null), "AWS_SECRET_ACCESS_KEY");
    }

    private static void assertRefused(S3Settings settings, String name) {
        assertThatThrownBy(() -> S3Store.open(settings))
                .isInstanceOf(InvalidStoreSettings.class)
                .hasMessageContaining(name);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
