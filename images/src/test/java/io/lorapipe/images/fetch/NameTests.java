package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names whose addresses are not, or not all, or no longer public; nothing is connected to here. */
class NameTests {

    private static final InetAddress PUBLIC = InetAddress.ofLiteral("2a00::1");
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final HostileServer server = new HostileServer().at("/secret", ok(2), new byte[2]);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aNameWithEvenOnePrivateAddressIsRefusedBeforeAnyOfThemIsTried() throws Exception {
        for (var addresses : List.of(List.of(PUBLIC, LOOPBACK), List.of(LOOPBACK, PUBLIC))) {
            var basic = new OkHttpClient.Builder().dns(name -> addresses).build();
            var names = new Clients(FetchRules.standard(), basic)
                    .clientFor(HttpUrl.get("http://fox.test/"))
                    .dns();

            assertThatExceptionOfType(AddressRefused.class).isThrownBy(() -> names.lookup("fox.test"));
            refused("http://fox.test:" + server.port() + "/secret", basic.dns());
        }
    }

    @Test
    void anAddressThatChangesOnceItWasCheckedIsNotConnectedTo() throws Exception {
        refused("http://fox.test:" + server.port() + "/secret", name -> new Rebinding());
    }

    @Test
    void theNameThatARedirectLeadsToIsLookedAtToo() throws Exception {
        String target = "http://fox.test:" + server.port() + "/secret";
        server.at("/trap.jpg", "302 Found\nLocation: " + target + "\nContent-Length: 0", new byte[0]);

        refused(server.url("/trap.jpg"), name -> List.of(LOOPBACK));
    }

    private void refused(String url, Dns names) throws Exception {
        var rules = new FetchRules(
                1000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                1,
                Duration.ZERO,
                1,
                1,
                Set.of(server.port()),
                Set.of(server.host()));

        var results = new ImageFetcher(
                        rules, new OkHttpClient.Builder().dns(names).build())
                .fetchAll(List.of(url), directory, ImageProgress.NONE);

        assertThat(results.getFirst())
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED));
        assertThat(server.asked()).doesNotContain("/secret");
    }

    /** Public for whoever reads it first, which is the check; the loopback from then on. */
    private static final class Rebinding extends AbstractList<InetAddress> {

        private int readings;

        @Override
        public InetAddress get(int index) {
            return readings++ == 0 ? PUBLIC : LOOPBACK;
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
