package io.lorapipe.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTests {

    @TempDir
    Path data;

    @Test
    void noPortIsChosenTwice() throws IOException {
        var ports = Ports.choose(data, 0, 0);

        assertThat(new int[] {ports.gateway(), ports.upload(), ports.training(), ports.sandbox(), ports.kafka()})
                .doesNotHaveDuplicates();
    }

    @Test
    void theNextStartTakesTheSamePorts() throws IOException {
        assertThat(Ports.choose(data, 0, 0)).isEqualTo(Ports.choose(data, 0, 0));
    }

    @Test
    void aPortThatWasTakenMeanwhileIsReplaced() throws IOException {
        var first = Ports.choose(data, 0, 0);
        try (var other = new ServerSocket(first.upload(), 1, InetAddress.getLoopbackAddress())) {
            var second = Ports.choose(data, 0, 0);

            assertThat(second.upload()).isNotEqualTo(other.getLocalPort());
            assertThat(second.sandbox()).isEqualTo(first.sandbox());
        }
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        Files.writeString(data.resolve("ports"), "1 x");

        assertThat(Ports.choose(data, 0, 0).gateway()).isPositive();
    }

    @Test
    void aTakenPortIsASentence() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = other.getLocalPort();

            assertThatThrownBy(() -> Ports.choose(data, port, 0))
                    .hasMessage("Port %d is taken by another program; choose another with --port, or stop that program."
                            .formatted(port));
            assertThat(Ports.isFree(port)).isFalse();
        }
    }
}
