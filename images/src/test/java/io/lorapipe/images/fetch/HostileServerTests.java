package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.Pictures;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that fetch from a server of ours, which answers as each of them says. */
abstract class HostileServerTests {

    static final byte[] IMAGE = Pictures.file("baseline.jpg");

    final HostileServer server = new HostileServer().at("/fox.jpg", ok(IMAGE.length), IMAGE);

    @TempDir
    Path directory;

    @AfterEach
    final void stop() throws Exception {
        server.close();
    }

    final FetchResult fetch(String path) throws Exception {
        return fetcher(rules())
                .fetchAll(List.of(server.url(path)), directory, ImageProgress.NONE)
                .getFirst();
    }

    final Unreachable unreachable(String path) throws Exception {
        return unreachable(path, rules());
    }

    final Unreachable unreachable(String path, FetchRules rules) throws Exception {
        FetchResult result = fetcher(rules)
                .fetchAll(List.of(server.url(path)), directory, ImageProgress.NONE)
                .getFirst();
        assertThat(result).isInstanceOf(Unreachable.class);
        return (Unreachable) result;
    }

    static ImageFetcher fetcher(FetchRules rules) {
        return new ImageFetcher(rules);
    }

    final FetchRules rules() {
        return within(Duration.ofSeconds(30));
    }

    final FetchRules impatient() {
        return within(Duration.ofMillis(400));
    }

    /** One try, for which there is a minute. */
    final FetchRules silentFor(Duration stall) {
        return rules(Duration.ofMinutes(1), stall, 1);
    }

    private FetchRules within(Duration total) {
        return rules(total, Duration.ofSeconds(30), 3);
    }

    private FetchRules rules(Duration total, Duration stall, int tries) {
        return new FetchRules(
                100_000, total, stall, tries, Duration.ofMillis(1), 4, 4, Set.of(80, 443), Set.of(server.host()));
    }
}
