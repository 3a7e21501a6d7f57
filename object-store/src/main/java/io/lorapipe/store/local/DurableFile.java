package io.lorapipe.store.local;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A new file whose bytes are on disk before it gets its name. It is locked while it is written, so that whoever tidies
 * up can tell it from what a dead process left: a lock ends with its process, however that ends.
 */
final class DurableFile implements Closeable {

    /** What this process writes: to look at the lock of such a file would give the lock back. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** After so many bytes they go to the disk, while others come. */
    private static final int EARLY = 6 * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private CompletableFuture<Void> early = CompletableFuture.completedFuture(null);

    private DurableFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DurableFile create(Path file) throws IOException {
        OURS.add(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            DurableFile created = new DurableFile(file, channel);
            created.lock();
            return created;
        } catch (IOException e) {
            OURS.remove(file);
            throw e;
        }
    }

    private void lock() {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // a file system without locks, where nothing is ever taken for left behind
        }
    }

    /** Whether a process that lives is writing this file, or that cannot be told. */
    static boolean isBeingWritten(Path file) {
        if (OURS.contains(file)) {
            return true;
        }
        try (FileChannel probe = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return probe.tryLock() == null;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException | OverlappingFileLockException unsure) {
            return true;
        }
    }

    /** Makes the names in a directory durable, after a rename into it. */
    static void forceNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** What is written goes to the disk bit by bit, so that at the end little is left to wait for. */
    OutputStream stream() {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            private long since;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                since += length;
                if (since >= EARLY && early.isDone()) {
                    since = 0;
                    early = early.thenRunAsync(DurableFile.this::forceNow, Thread::startVirtualThread);
                }
            }
        };
    }

    Path path() {
        return file;
    }

    /** Brings both to the disk: two at once take hardly longer than one. */
    static void force(DurableFile one, DurableFile other) throws IOException {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(other::force, Thread::startVirtualThread);
        try {
            one.force();
            beside.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failed
                    ? failed.getCause()
                    : new IOException(e.getCause());
        }
    }

    /** A disk tells of a failure once, which may have been early. */
    private void force() {
        early.thenRun(this::forceNow).join();
    }

    private void forceNow() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file if it has not got another name. */
    @Override
    public void close() throws IOException {
        OURS.remove(file);
        early.exceptionally(failed -> null).join();
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
