package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.head;
import static io.lorapipe.images.fetch.HostileServer.ok;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImageFetcherTests extends HostileServerTests {

    @Test
    void anImageArrivesInAFileWithItsDigest() throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(IMAGE));

        FetchResult result = fetch("/fox.jpg");

        assertThat(result).isInstanceOfSatisfying(Fetched.class, fetched -> {
            assertThat(fetched.file()).hasBinaryContent(IMAGE);
            assertThat(fetched.bytes()).isEqualTo(IMAGE.length);
            assertThat(fetched.sha256()).isEqualTo(digest);
        });
    }

    @Test
    void resultsKeepTheOrderOfTheUrlsAndProgressCountsEachArrival() throws Exception {
        CountDownLatch secondArrived = new CountDownLatch(1);
        server.at("/first.jpg", out -> {
                    secondArrived.await();
                    out.write(head(ok(5)));
                    out.write("first".getBytes(US_ASCII));
                })
                .at("/second.jpg", ok(6), "second".getBytes(US_ASCII));
        List<String> told = new ArrayList<>();

        List<FetchResult> results = fetcher(rules())
                .fetchAll(List.of(server.url("/first.jpg"), server.url("/second.jpg")), directory, (done, total) -> {
                    told.add(done + "/" + total);
                    secondArrived.countDown();
                });

        assertThat(results)
                .extracting(FetchResult::url)
                .containsExactly(server.url("/first.jpg"), server.url("/second.jpg"));
        assertThat(told).containsExactly("1/2", "2/2");
    }

    @Test
    void twelveImagesOfOneHostComeAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(12);
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            urls.add(server.url("/" + i));
            server.at("/" + i, out -> {
                all.countDown();
                all.await();
                out.write(head(ok(1)));
                out.write(0);
            });
        }

        FetchRules standard = FetchRules.standard().allowing(Set.of(server.host()));

        assertThat(fetcher(standard).fetchAll(urls, directory, ImageProgress.NONE))
                .hasSize(12)
                .hasOnlyElementsOfType(Fetched.class);
    }

    @Test
    void aMissingImageIsNotAskedForAgainAndItsQueryIsNotShown() throws Exception {
        Unreachable failure = unreachable("/gone.jpg?signature=secret");

        assertThat(failure.reason()).isEqualTo(Reason.BAD_STATUS);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.sentence())
                .isEqualTo(server.url("/gone.jpg")
                        + " answered with status 404; check the link, or upload the image instead.");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        server.at("/busy.jpg", out -> {
            boolean ready = calls.incrementAndGet() == 3;
            out.write(head(ready ? ok(IMAGE.length) : "503 Service Unavailable\nContent-Length: 0"));
            out.write(ready ? IMAGE : new byte[0]);
        });

        assertThat(fetch("/busy.jpg")).isInstanceOf(Fetched.class);
    }

    @Test
    void aServerThatStaysBusyIsGivenUpAfterTheTries() throws Exception {
        server.at("/busy.jpg", "429 Too Many Requests\nContent-Length: 0", new byte[0]);

        assertThat(unreachable("/busy.jpg").retryable()).isTrue();
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        server.at("/old.jpg", "302 Found\nLocation: /fox.jpg\nContent-Length: 0", new byte[0]);

        assertThat(fetch("/old.jpg")).isInstanceOf(Fetched.class);
    }

    @Test
    void aClosedPortIsAConnectionThatFailed() throws Exception {
        server.close();

        assertThat(unreachable("/fox.jpg").reason()).isEqualTo(Reason.CONNECTION_FAILED);
    }

    @Test
    void anInterruptedCallerStopsEveryDownloadAndLeavesNoFile() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.at("/never.jpg", out -> {
            out.write(head(ok(1000)));
            asked.countDown();
            new CountDownLatch(1).await();
        });
        CompletableFuture<List<FetchResult>> fetching = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                fetching.complete(fetcher(rules())
                        .fetchAll(
                                List.of(server.url("/never.jpg"), server.url("/never.jpg")),
                                directory,
                                ImageProgress.NONE));
            } catch (IOException | InterruptedException stopped) {
                fetching.completeExceptionally(stopped);
            }
        });
        asked.await();

        caller.interrupt();

        assertThat(fetching)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(InterruptedException.class);
        assertThat(directory).isEmptyDirectory();
    }
}
