package io.lorapipe.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHostsTests {

    private final OwnHosts local = new OwnHosts(Set.of("Lora.Example.Org"), false);
    private final OwnHosts network = new OwnHosts(Set.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:1",
                "127.0.0.1:8080",
                "[::1]:8080",
                "lora.example.org:443"
            })
    void itsOwnNamesAreIncluded(String host) {
        assertThat(local.include(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example:8080", "192.168.1.5:8080", "", "127.0.0.1.evil.example"})
    void otherNamesAreNot(String host) {
        assertThat(local.include(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5:8080", "[fe80::1]:8080", "localhost:8080"})
    void onTheNetworkAddressesAreIncludedToo(String host) {
        assertThat(network.include(host)).isTrue();
        assertThat(network.include("evil.example")).isFalse();
    }
}
