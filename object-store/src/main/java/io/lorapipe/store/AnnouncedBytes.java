package io.lorapipe.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes a content on and checks it against what was announced, for adapters. It is read and hashed on another thread
 * while it is passed on; but the last bytes are held back until length and digest have proved right, so a receiver that
 * waits for the announced length never gets a wrong content.
 */
public final class AnnouncedBytes {

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
        try (ReadAhead source = new ReadAhead(content, Long.MAX_VALUE)) {
            while (source.left() > 0) {
                ReadAhead.Slice slice = source.next();
                target.write(slice.bytes(), 0, slice.length());
                progress.moved(content.length() - source.left(), content.length());
                source.release(slice);
            }
            source.checkEmpty();
        }
    }

    /**
     * The same in pieces of so many bytes, but for the last one, with one of them and the start of the next in memory.
     */
    public static void inPieces(Content content, int size, Taker taker) throws IOException {
        try (ReadAhead source = new ReadAhead(content, size)) {
            while (source.left() > 0) {
                Piece piece = new Piece(source, (int) Math.min(size, source.left()));
                taker.take(piece);
                piece.await();
                piece.slices.forEach(source::release);
            }
            source.checkEmpty();
        }
    }

    /** Some bytes of a content, which are passed on as they come, and kept to be passed on again. */
    public static final class Piece {

        private final List<ReadAhead.Slice> slices = new ArrayList<>();
        private final ReadAhead source;
        private final int length;

        private Piece(ReadAhead source, int length) {
            this.source = source;
            this.length = length;
        }

        public int length() {
            return length;
        }

        /** Copies the bytes between two offsets of this piece; fails as {@link AnnouncedBytes#copy} does. */
        public void copy(int from, int to, OutputStream target, ByteProgress progress) throws IOException {
            for (int at = from; at < to; ) {
                ReadAhead.Slice slice = slice(at / ReadAhead.SLICE);
                int begin = at % ReadAhead.SLICE;
                int count = Math.min(slice.length() - begin, to - at);
                target.write(slice.bytes(), begin, count);
                at += count;
                progress.moved(at, length);
            }
        }

        /** Waits until they all have been read; fails as {@link AnnouncedBytes#copy} does. */
        public void await() {
            if (length > 0) {
                slice((length - 1) / ReadAhead.SLICE);
            }
        }

        private ReadAhead.Slice slice(int index) {
            while (slices.size() <= index) {
                slices.add(source.next());
            }
            return slices.get(index);
        }
    }
}
