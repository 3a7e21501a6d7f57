package io.lorapipe.images.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes and places that the four bytes of a plain ZIP have no room for; a sparse file holds them. */
class Zip64Tests {

    private static final int PIECE = 64 << 10;
    private static final long FOUR_GIB = 4L << 30;

    /** Of four GiB of zeros. */
    private static final long CRC32 = 0xd202ef8dL;

    @TempDir
    private Path directory;

    @Test
    void anEntryAndWhatFollowsItMayBeBeyondFourGib() throws IOException {
        var file = directory.resolve("archive.zip");
        try (var out = new Sparse(file)) {
            var zip = new StoredZip(out);
            zip.add("image_001.png", FOUR_GIB, CRC32, new Zeros());
            zip.add("image_001.txt", "a fox");
            zip.finish();
        }

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("image_001.png").getSize()).isEqualTo(FOUR_GIB);
            assertThat(zip.getInputStream(zip.getEntry("image_001.txt"))).hasContent("a fox");
        }
    }

    private static final class Zeros extends InputStream {

        private long left = FOUR_GIB;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    /** Skips whole pieces, which are zeros here. */
    private static final class Sparse extends OutputStream {

        private final FileChannel file;

        Sparse(Path path) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == PIECE) {
                file.position(file.position() + length);
            } else {
                file.write(ByteBuffer.wrap(bytes, offset, length));
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
