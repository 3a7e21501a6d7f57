package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Links to a bucket, fetched as a stranger does who has nothing but the link. */
class S3LinkTests {

    private final S3Server server = S3Server.running();
    private final ObjectStore store = S3Store.open(server.settings(server.newBucket()));
    private final Location location = store.put(
                    new ObjectKey("ann/lora-training/a.zip"), Content.of(new byte[] {1, 2, 3}, "application/zip"))
            .object()
            .location();

    @Test
    void theNameOfTheDownloadIsInTheLinkAndInTheAnswer() throws Exception {
        URI link = store.link(location, Duration.ofHours(1), "training_1_attempt_2.zip");
        HttpResponse<byte[]> answer = fetch(link);

        assertThat(link.toString()).contains("training_1_attempt_2.zip").doesNotContain(S3Server.SECRET);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsExactly(1, 2, 3);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"training_1_attempt_2.zip\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    }

    @Test
    void theNameIsCoveredByTheSignature() throws Exception {
        String link = store.link(location, Duration.ofHours(1), "attempt_2.zip").toString();

        assertThat(fetch(URI.create(link.replace("attempt_2", "attempt_3"))).statusCode())
                .isEqualTo(403);
        assertThat(fetch(URI.create(link.replace("a.zip?", "b.zip?"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkThatHasExpiredGivesNothing() {
        URI link = store.link(location, Duration.ofSeconds(1), "a.zip");

        await().untilAsserted(() -> assertThat(fetch(link).statusCode()).isEqualTo(403));
    }

    @Test
    void noLinkIsGivenForLongerThanS3SignsOne() throws Exception {
        assertThat(fetch(store.link(location, Duration.ofDays(7), "a.zip")).statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> store.link(location, Duration.ofDays(7).plusSeconds(1), "a.zip"))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("7 days");
    }

    private static HttpResponse<byte[]> fetch(URI link) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
