package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.head;
import static io.lorapipe.images.fetch.HostileServer.ok;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFetcherTests {

    private static final byte[] IMAGE = Pictures.file("baseline.jpg");

    private final HostileServer server = new HostileServer().at("/fox.jpg", ok(IMAGE.length), IMAGE);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

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
    void aBodyShorterThanItsStatedLengthIsNotTakenForAnImage() throws Exception {
        server.at("/short.jpg", ok(IMAGE.length + 1), IMAGE);

        assertThat(unreachable("/short.jpg").reason()).isEqualTo(Reason.CONNECTION_FAILED);
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    void aStatedLengthOverTheLimitIsRefusedUnread() throws Exception {
        server.at("/huge.jpg", "200 OK\nContent-Length: 99999999999", IMAGE);

        assertThat(unreachable("/huge.jpg").sentence())
                .isEqualTo(server.url("/huge.jpg") + " has more than 100,000 bytes; use a smaller image.");
    }

    @Test
    void anEndlessBodyIsCutOffAtTheLimit() throws Exception {
        server.at("/endless.jpg", out -> {
            out.write(head("200 OK"));
            while (true) {
                out.write(new byte[8192]);
            }
        });

        assertThat(unreachable("/endless.jpg").reason()).isEqualTo(Reason.TOO_MANY_BYTES);
    }

    @Test
    void aServerThatNeverAnswersIsTooSlow() throws Exception {
        server.at("/never.jpg", out -> new CountDownLatch(1).await());

        assertThat(unreachable("/never.jpg", impatient()).reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void aServerThatDripsIsTooSlowThoughItNeverStalls() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        server.at("/drip.jpg", out -> {
            out.write(head(ok(50_000)));
            for (int i = 0; i < 50_000; i++) {
                out.write(i);
                never.await(10, MILLISECONDS);
            }
        });

        assertThat(unreachable("/drip.jpg", impatient()).reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void aGzippedAnswerIsNotUnpacked() throws Exception {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0};
        server.at("/bomb.jpg", ok(packed.length) + "\nContent-Encoding: gzip", packed);

        assertThat(fetch("/bomb.jpg"))
                .isInstanceOfSatisfying(
                        Fetched.class, fetched -> assertThat(fetched.file()).hasBinaryContent(packed));
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        server.at("/old.jpg", "302 Found\nLocation: /fox.jpg\nContent-Length: 0", new byte[0]);

        assertThat(fetch("/old.jpg")).isInstanceOf(Fetched.class);
    }

    @Test
    void aRedirectLoopEndsAfterFiveRedirects() throws Exception {
        server.at("/loop.jpg", "301 Moved\nLocation: /loop.jpg\nContent-Length: 0", new byte[0]);

        assertThat(unreachable("/loop.jpg").reason()).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        assertThat(server.asked()).hasSize(6);
    }

    @Test
    void aRedirectToAPrivateAddressIsRefused() throws Exception {
        try (HostileServer inner = new HostileServer().at("/secret", ok(2), new byte[2])) {
            server.at("/trap.jpg", "302 Found\nLocation: " + inner.url("/secret") + "\nContent-Length: 0", new byte[0]);

            assertThat(unreachable("/trap.jpg").reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(inner.asked()).isEmpty();
        }
    }

    @Test
    void aRedirectToAFileOfThisMachineIsRefused() throws Exception {
        server.at("/trap.jpg", "302 Found\nLocation: file:///etc/passwd\nContent-Length: 0", new byte[0]);

        assertThat(unreachable("/trap.jpg").reason()).isEqualTo(Reason.NOT_A_WEB_ADDRESS);
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

    @Test
    void aFailedDownloadLeavesNoFile() throws Exception {
        server.at("/short.jpg", ok(IMAGE.length + 1), IMAGE);

        unreachable("/short.jpg");

        assertThat(directory).isEmptyDirectory();
    }

    private FetchResult fetch(String path) throws Exception {
        return fetcher(rules())
                .fetchAll(List.of(server.url(path)), directory, ImageProgress.NONE)
                .getFirst();
    }

    private Unreachable unreachable(String path) throws Exception {
        return unreachable(path, rules());
    }

    private Unreachable unreachable(String path, FetchRules rules) throws Exception {
        FetchResult result = fetcher(rules)
                .fetchAll(List.of(server.url(path)), directory, ImageProgress.NONE)
                .getFirst();
        assertThat(result).isInstanceOf(Unreachable.class);
        return (Unreachable) result;
    }

    private static ImageFetcher fetcher(FetchRules rules) {
        return new ImageFetcher(rules);
    }

    private FetchRules rules() {
        return within(Duration.ofSeconds(30));
    }

    private FetchRules impatient() {
        return within(Duration.ofMillis(400));
    }

    private FetchRules within(Duration total) {
        return new FetchRules(
                100_000,
                total,
                Duration.ofSeconds(30),
                3,
                Duration.ofMillis(1),
                4,
                4,
                Set.of(80, 443),
                Set.of(server.host()));
    }
}
