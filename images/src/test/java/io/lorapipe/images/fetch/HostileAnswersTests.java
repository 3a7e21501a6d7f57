package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.head;
import static io.lorapipe.images.fetch.HostileServer.ok;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HostileAnswersTests extends HostileServerTests {

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
    void aServerIsWaitedForNoLongerThanItMayBeSilentThoughThereIsTimeLeft() throws Exception {
        server.at("/never.jpg", out -> new CountDownLatch(1).await());
        long asking = System.nanoTime();

        assertThat(unreachable("/never.jpg", silentFor(Duration.ofMillis(100))).reason())
                .isEqualTo(Reason.TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - asking)).isLessThan(Duration.ofSeconds(8));
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
    void aFailedDownloadLeavesNoFile() throws Exception {
        server.at("/short.jpg", ok(IMAGE.length + 1), IMAGE);

        unreachable("/short.jpg");

        assertThat(directory).isEmptyDirectory();
    }
}
