package io.lorapipe.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void noPortIsChosenTwice() {
        var ports = Ports.free(0, 0);

        assertThat(new int[] {ports.gateway(), ports.upload(), ports.training(), ports.sandbox(), ports.kafka()})
                .doesNotHaveDuplicates();
    }

    @Test
    void aTakenPortIsASentence() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = other.getLocalPort();

            assertThatThrownBy(() -> Ports.free(port, 0))
                    .hasMessage("Port %d is taken by another program; choose another with --port, or stop that program."
                            .formatted(port));
            assertThat(Ports.isFree(port)).isFalse();
        }
    }
}
