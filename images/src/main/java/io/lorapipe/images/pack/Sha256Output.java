package io.lorapipe.images.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Counts what passes, and hashes it on another thread while it is written; few pieces are under way at a time. */
final class Sha256Output extends OutputStream {

    private static final int PIECE = 256 << 10;
    private static final int PIECES = 3;

    private final OutputStream target;
    private final MessageDigest sha256 = Sha256.start();
    private final byte[][] pieces = new byte[PIECES][PIECE];
    private final Queue<CompletableFuture<?>> underWay = new ArrayDeque<>();
    private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
    private int current;
    private int filled;
    private long size;

    Sha256Output(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, PIECE - filled);
            System.arraycopy(bytes, offset + done, pieces[current], filled, count);
            filled += count;
            done += count;
            if (filled == PIECE) {
                pass();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        pass();
        target.flush();
    }

    long size() {
        return size;
    }

    /** The digest of what was flushed. */
    String digest() {
        hashed.join();
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Has the piece hashed while it is written, and goes on with one that was hashed. */
    private void pass() throws IOException {
        byte[] piece = pieces[current];
        int length = filled;
        hashed = hashed.thenRunAsync(() -> sha256.update(piece, 0, length), Thread::startVirtualThread);
        underWay.add(hashed);
        target.write(piece, 0, length);
        size += length;
        current = (current + 1) % PIECES;
        filled = 0;
        if (underWay.size() == PIECES) {
            underWay.remove().join();
        }
    }
}
