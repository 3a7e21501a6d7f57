package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.head;
import static io.lorapipe.images.fetch.HostileServer.ok;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many images come at once: of one training, and from one host to all trainings. */
class BoundsTests {

    private static final int MOST = 2;
    private static final int IMAGES = 6;

    private final HostileServer server = new HostileServer();
    private final AtomicInteger guests = new AtomicInteger();
    private final AtomicInteger mostGuests = new AtomicInteger();
    private final CountDownLatch oneTooMany = new CountDownLatch(MOST + 1);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTrainingFetchesNoMoreAtOnceThanItMay() throws Exception {
        fetch(new ImageFetcher(rules(MOST, IMAGES)), urls("/image"), directory);

        assertThat(mostGuests).hasValueLessThanOrEqualTo(MOST);
    }

    @Test
    void aHostIsAskedForNoMoreAtOnceThanItBearsByAllTrainingsTogether() throws Exception {
        var fetcher = new ImageFetcher(rules(IMAGES, MOST));
        try (var trainings = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String training : List.of("ada", "eve")) {
                Path files = Files.createDirectory(directory.resolve(training));
                var unused = trainings.submit(() -> fetch(fetcher, urls("/" + training), files));
            }
        }

        assertThat(server.asked()).hasSize(2 * IMAGES);
        assertThat(mostGuests).hasValueLessThanOrEqualTo(MOST);
    }

    @Test
    void aHostThatOthersRedirectToBearsNoMoreForIt() throws Exception {
        try (HostileServer front = new HostileServer()) {
            List<String> fronts = new ArrayList<>();
            for (String url : urls("/image")) {
                String path = "/front" + fronts.size();
                front.at(path, "302 Found\nLocation: " + url + "\nContent-Length: 0", new byte[0]);
                fronts.add(front.url(path).replace("127.0.0.1", hostOf(fronts.size())));
            }
            var rules = rules(IMAGES, MOST);
            var allowed = new ArrayList<>(rules.allow());
            for (int i = 0; i < IMAGES; i++) {
                allowed.add(front.host().replace("127.0.0.1", hostOf(i)));
            }

            fetch(new ImageFetcher(rules.allowing(Set.copyOf(allowed))), fronts, directory);
        }
        assertThat(mostGuests).hasValueLessThanOrEqualTo(MOST);
    }

    /** Two hosts in turn that are one server, so that twice as many redirects as places are under way. */
    private static String hostOf(int number) {
        return number % 2 == 0 ? "127.0.0.1" : "localhost";
    }

    private static boolean fetch(ImageFetcher fetcher, List<String> urls, Path files) throws Exception {
        assertThat(fetcher.fetchAll(urls, files, ImageProgress.NONE)).hasOnlyElementsOfType(Fetched.class);
        return true;
    }

    private List<String> urls(String stem) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            server.at(stem + i, this::answerTogether);
            urls.add(server.url(stem + i));
        }
        return urls;
    }

    /** Waits a while for one guest too many, who would be there at once if anybody let them in. */
    private void answerTogether(OutputStream out) throws IOException, InterruptedException {
        mostGuests.accumulateAndGet(guests.incrementAndGet(), Math::max);
        oneTooMany.countDown();
        if (!oneTooMany.await(100, MILLISECONDS)) {
            assertThat(mostGuests.get()).isPositive();
        }
        guests.decrementAndGet();
        out.write(head(ok(1)));
        out.write(0);
    }

    private FetchRules rules(int atOnce, int atOnceFromHost) {
        return new FetchRules(
                1000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                1,
                Duration.ZERO,
                atOnce,
                atOnceFromHost,
                Set.of(80),
                Set.of(server.host()));
    }
}
