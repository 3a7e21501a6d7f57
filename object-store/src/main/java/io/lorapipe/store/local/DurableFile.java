package io.lorapipe.store.local;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file whose bytes are on disk before it gets its name. */
final class DurableFile implements Closeable {

    private final FileChannel channel;

    private DurableFile(FileChannel channel) {
        this.channel = channel;
    }

    static DurableFile create(Path file) throws IOException {
        return new DurableFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Makes the names in a directory durable, after a rename into it. */
    static void forceNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    void force() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
