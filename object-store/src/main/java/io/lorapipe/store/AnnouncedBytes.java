package io.lorapipe.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Passes a content on and checks it against what was announced, for adapters. It is read and hashed on another thread
 * while it is passed on; but the last bytes are held back until length and digest have proved right, so a receiver that
 * waits for the announced length never gets a wrong content.
 */
public final class AnnouncedBytes {

    /** What the HTTP client takes at once without making new buffers. */
    private static final int SLICE = 64 * 1024;

    private static final int SLICES = 8;

    private AnnouncedBytes() {}

    /** Takes the pieces of a content, one after the other. */
    @FunctionalInterface
    public interface Taker {

        /** Takes a piece; it is gone when this returns. */
        void take(Piece piece) throws IOException;
    }

    /**
     * Copies the content to the target; what the target throws passes through, a source that fails is
     * {@link StoreException.Unavailable}, and other bytes than announced are {@link StoreException.Mismatch}.
     */
    public static void copy(Content content, OutputStream target, ByteProgress progress) throws IOException {
        try (ReadAhead source = new ReadAhead(content)) {
            Queue<ReadAhead.Slice> coming = new ArrayDeque<>();
            while (coming.size() < SLICES && source.left() > 0) {
                int length = (int) Math.min(SLICE, source.left());
                coming.add(source.read(new byte[length], 0, length));
            }
            long done = 0;
            while (!coming.isEmpty()) {
                ReadAhead.Slice slice = coming.remove();
                slice.await();
                target.write(slice.bytes(), 0, slice.length());
                done += slice.length();
                progress.moved(done, content.length());
                if (source.left() > 0) {
                    coming.add(source.read(slice.bytes(), 0, (int) Math.min(SLICE, source.left())));
                }
            }
        }
    }

    /** The same in pieces of so many bytes, but for the last one, with one of them in memory. */
    public static void inPieces(Content content, int size, Taker taker) throws IOException {
        try (ReadAhead source = new ReadAhead(content)) {
            byte[] buffer = new byte[(int) Math.min(size, content.length())];
            while (source.left() > 0) {
                Piece piece = new Piece(source, buffer);
                taker.take(piece);
                piece.bytes();
            }
        }
    }

    /** Some bytes of a content, which are passed on as they come, and kept to be passed on again. */
    public static final class Piece {

        private final Queue<ReadAhead.Slice> coming = new ArrayDeque<>();
        private final byte[] bytes;
        private final int length;
        private int there;

        private Piece(ReadAhead source, byte[] buffer) {
            this.bytes = buffer;
            this.length = (int) Math.min(buffer.length, source.left());
            for (int at = 0; at < length; at += SLICE) {
                coming.add(source.read(buffer, at, Math.min(SLICE, length - at)));
            }
        }

        public int length() {
            return length;
        }

        /** Copies the bytes between two offsets of this piece; fails as {@link AnnouncedBytes#copy} does. */
        public void copy(int from, int to, OutputStream target, ByteProgress progress) throws IOException {
            for (int at = from; at < to; at += SLICE) {
                int end = Math.min(at + SLICE, to);
                awaitTo(end);
                target.write(bytes, at, end - at);
                progress.moved(end, length);
            }
        }

        /** All of them, at the start of an array that is not to be changed. */
        public byte[] bytes() {
            awaitTo(length);
            return bytes;
        }

        private void awaitTo(int end) {
            while (there < end) {
                ReadAhead.Slice slice = coming.remove();
                slice.await();
                there += slice.length();
            }
        }
    }
}
