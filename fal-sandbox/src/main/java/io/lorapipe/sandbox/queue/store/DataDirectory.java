package io.lorapipe.sandbox.queue.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The sandbox's directory, held by one sandbox at a time. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    public DataDirectory(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path);
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException ex) {
            throw new DirectoryUnusable("The sandbox cannot write to " + path, ex);
        }
        if (lock() == null) {
            throw new DirectoryUnusable("Another sandbox uses " + path, null);
        }
    }

    public Path path() {
        return path;
    }

    /** The system drops the lock when the process dies, however it dies. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private @Nullable FileLock lock() {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException ex) {
            return null;
        } catch (IOException ex) {
            throw new DirectoryUnusable("The sandbox cannot lock " + path, ex);
        }
    }
}
