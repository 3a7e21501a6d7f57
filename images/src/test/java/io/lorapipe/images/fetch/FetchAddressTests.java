package io.lorapipe.images.fetch;

import static io.lorapipe.images.fetch.HostileServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.fetch.FetchResult.Fetched;
import io.lorapipe.images.fetch.FetchResult.Reason;
import io.lorapipe.images.fetch.FetchResult.Unreachable;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchAddressTests {

    private static final FetchRules ONE_TRY = FetchRules.standard().upTo(1000).fromPorts(Set.of(80, 443));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "localhost",
                "LOCALHOST.",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "①②⑦.0.0.1",
                "0.0.0.0",
                "[::]",
            })
    void noSpellingOfTheLoopbackReachesIt(String host) throws Exception {
        try (HostileServer server = new HostileServer().at("/secret", ok(2), new byte[2])) {
            String port = server.host().substring(server.host().indexOf(':'));

            FetchResult result = fetch("http://" + host + port + "/secret", ONE_TRY.fromPorts(Set.of(server.port())));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failure -> assertThat(failure.reason())
                                    .isIn(Reason.ADDRESS_REFUSED, Reason.HOST_UNKNOWN, Reason.NOT_A_WEB_ADDRESS));
            assertThat(server.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "224.0.0.1",
                "255.255.255.255",
                "[::ffff:10.0.0.1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[ff02::1]",
                "[64:ff9b::10.0.0.1]",
                "[2002:a00:1::]",
                "[2001:0:0a00:1::]",
            })
    void anAddressThatIsNotPublicIsRefused(String host) throws Exception {
        assertThat(fetch("http://" + host + "/fox.jpg", ONE_TRY))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.sentence())
                                .endsWith("leads to an address that is not on the public internet;"
                                        + " use a public link, or upload the image instead."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1",
                "64:ff9b::1.1.1.1",
            })
    void anAddressOfThePublicInternetIsAllowed(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/fox.jpg",
                "file:///etc/passwd",
                "fox.jpg",
                "",
                "http://",
                "https://user:secret@example.org/fox.jpg",
            })
    void whatIsNoPlainWebAddressIsRefusedWithoutShowingAPassword(String url) throws Exception {
        assertThat(fetch(url, ONE_TRY)).isInstanceOfSatisfying(Unreachable.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.NOT_A_WEB_ADDRESS);
            assertThat(failure.sentence()).doesNotContain("secret");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org:22/fox.jpg", "https://example.org:8443/", "http://1.1.1.1:6379/"})
    void aPortThatIsNoWebServersIsRefusedUnasked(String url) throws Exception {
        assertThat(fetch(url, ONE_TRY)).isInstanceOfSatisfying(Unreachable.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
            assertThat(failure.sentence()).contains("leads to port ").contains("use a link to port 80 or 443");
        });
    }

    @Test
    void aRedirectToAnotherPortIsRefused() throws Exception {
        try (HostileServer server = new HostileServer()
                .at("/trap.jpg", "302 Found\nLocation: http://1.1.1.1:6379/\nContent-Length: 0", new byte[0])) {
            assertThat(fetch(server.url("/trap.jpg"), ONE_TRY.allowing(Set.of(server.host()))))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failure -> assertThat(failure.found()).isEqualTo("leads to port 6379"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada:secret", ":secret"})
    void aRedirectThatCarriesAUserIsRefusedUnasked(String user) throws Exception {
        try (HostileServer server = new HostileServer()) {
            server.at("/fox.jpg", ok(2), new byte[2])
                    .at(
                            "/trap.jpg",
                            "302 Found\nLocation: http://%s@%s/fox.jpg\nContent-Length: 0"
                                    .formatted(user, server.host()),
                            new byte[0]);

            assertThat(fetch(server.url("/trap.jpg"), ONE_TRY.allowing(Set.of(server.host()))))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            failure -> assertThat(failure.sentence())
                                    .contains("redirects to a link that does")
                                    .doesNotContain("secret", "ada"));
            assertThat(server.asked()).containsExactly("/trap.jpg");
        }
    }

    @Test
    void anOpeningIsForOneHostAndOnePortOnly() throws Exception {
        try (HostileServer open = new HostileServer().at("/fox.jpg", ok(2), new byte[2]);
                HostileServer closed = new HostileServer().at("/fox.jpg", ok(2), new byte[2])) {
            FetchRules rules = ONE_TRY.allowing(Set.of(open.host()));

            assertThat(fetch(open.url("/fox.jpg"), rules)).isInstanceOf(Fetched.class);
            assertThat(fetch(closed.url("/fox.jpg"), rules)).isInstanceOf(Unreachable.class);
            assertThat(closed.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "http://localhost:80", "localhost:80/path", ":80", "a b:80"})
    void anOpeningThatIsNoHostAndPortIsRefusedByName(String opening) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ONE_TRY.allowing(Set.of(opening)))
                .withMessage("'" + opening + "' is not a host:port");
    }

    private FetchResult fetch(String url, FetchRules rules) throws Exception {
        return new ImageFetcher(rules)
                .fetchAll(List.of(url), directory, ImageProgress.NONE)
                .getFirst();
    }
}
