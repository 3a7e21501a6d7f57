package io.lorapipe.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformLockTests {

    private static final URI GATEWAY = URI.create("http://127.0.0.1:4711");

    @TempDir
    Path data;

    @Test
    void oneProcessHasIt() {
        try (var lock = PlatformLock.take(data).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(PlatformLock.take(data)).isEmpty();
        }
    }

    @Test
    void othersReadWhereTheGatewayIs() {
        try (var lock = PlatformLock.take(data).orElseThrow()) {
            lock.announce(GATEWAY);

            assertThat(PlatformLock.read(data).gateway()).contains(GATEWAY);
            assertThat(PlatformLock.read(data).pid())
                    .contains(ProcessHandle.current().pid());
        }
    }

    @Test
    void whileThePlatformStartsThereIsNoGateway() {
        try (var lock = PlatformLock.take(data).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(PlatformLock.read(data).gateway()).isEmpty();
        }
    }

    @Test
    void aGatewayThatIsAboutToCloseIsNotNamed() {
        try (var lock = PlatformLock.take(data).orElseThrow()) {
            lock.announce(GATEWAY);
            lock.withdraw();

            assertThat(PlatformLock.read(data).gateway()).isEmpty();
        }
    }

    @Test
    void whatADeadProcessLeftIsStale() throws IOException {
        Files.writeString(data.resolve("platform.lock"), "pid 1\ngateway http://127.0.0.1:1\n");

        try (var lock = PlatformLock.take(data).orElseThrow()) {
            lock.announce(GATEWAY);

            assertThat(PlatformLock.read(data).gateway()).contains(GATEWAY);
        }
    }

    @Test
    void itIsFreeAgainWhenThePlatformIsClosed() {
        PlatformLock.take(data).orElseThrow().close();

        assertThat(PlatformLock.read(data).gateway()).isEmpty();
        assertThat(PlatformLock.take(data)).hasValueSatisfying(PlatformLock::close);
    }
}
