package io.lorapipe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GatheringSocketsTests {

    @Test
    void whatIsWrittenWaitsForMoreOrForAFlush() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new GatheringSockets().createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            try (Socket answered = server.accept();
                    InputStream arrived = answered.getInputStream()) {
                OutputStream out = socket.getOutputStream();
                out.write(new byte[8192]);
                socket.getOutputStream().write(new byte[8192]);
                Thread.sleep(Duration.ofMillis(50));

                assertThat(arrived.available()).isZero();
                out.flush();
                assertThat(arrived.readNBytes(2 * 8192)).hasSize(2 * 8192);
                out.write(new byte[200_000]);
                assertThat(arrived.readNBytes(200_000)).hasSize(200_000);
            }
        }
    }

    @Test
    void noEndOfARequestWaitsForAnAcknowledgement() throws IOException {
        try (Socket socket = new GatheringSockets().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
