package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which process runs the platform of a data directory, and where its gateway is. The system drops the lock when
 * the process dies, however it dies, so that what a dead one wrote is known to be stale.
 */
final class PlatformLock implements AutoCloseable {

    private static final String FILE = "platform.lock";
    /** Beyond the text, which others must be able to read where locks bar reading. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of a data directory, which is made when it is missing; empty when another process has it. */
    static Optional<PlatformLock> take(Path data) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(
                    data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            var taken = new PlatformLock(channel);
            taken.write(pid());
            return Optional.of(taken);
        } catch (IOException ex) {
            throw unwritable(data);
        }
    }

    static CommandStopped unwritable(Path data) {
        return CommandStopped.badInput(
                "The data directory %s cannot be written to; make it writable, or choose another with --data."
                        .formatted(data));
    }

    /** What the process that has the lock wrote; its gateway is missing while it starts. */
    static RunningPlatform read(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve(FILE));
            return new RunningPlatform(
                    value(lines, "pid ").map(Long::valueOf),
                    value(lines, "gateway ").map(URI::create));
        } catch (IOException | IllegalArgumentException halfWritten) {
            return new RunningPlatform(Optional.empty(), Optional.empty());
        }
    }

    /** Tells other commands where the gateway is. */
    void announce(URI gateway) {
        rewrite(pid() + "gateway " + gateway + "\n");
    }

    /** The gateway is about to close. */
    void withdraw() {
        rewrite(pid());
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException ex) {
            throw unwritable(ex);
        }
    }

    private void rewrite(String text) {
        try {
            write(text);
        } catch (IOException ex) {
            throw unwritable(ex);
        }
    }

    private static CommandStopped unwritable(IOException ex) {
        return CommandStopped.noPlatform("The lock file of the data directory cannot be written.", ex);
    }

    private static String pid() {
        return "pid " + ProcessHandle.current().pid() + "\n";
    }

    private void write(String text) throws IOException {
        var bytes = StandardCharsets.UTF_8.encode(text);
        channel.truncate(0);
        write(bytes);
        channel.force(false);
    }

    private void write(ByteBuffer bytes) throws IOException {
        for (long at = 0; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static Optional<String> value(Iterable<String> lines, String key) {
        for (var line : lines) {
            if (line.startsWith(key)) {
                return Optional.of(line.substring(key.length()).strip());
            }
        }
        return Optional.empty();
    }
}
