package io.lorapipe.store;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A SHA-256 that is computed on a thread of its own, while its user passes the same bytes on. */
final class HashedBeside {

    private final MessageDigest sha256 = Sha256.digest();
    private final Queue<CompletableFuture<?>> underWay = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** Has a piece hashed, whose array stays as it is meanwhile. */
    void update(byte[] piece, int length) {
        last = last.thenRunAsync(() -> sha256.update(piece, 0, length), Thread::startVirtualThread);
        underWay.add(last);
    }

    /** Waits until all pieces are hashed but so many of the newest. */
    void await(int newest) {
        while (underWay.size() > newest) {
            underWay.remove().join();
        }
    }

    /** The digest of all pieces, at the end. */
    String hex() {
        await(0);
        return Sha256.hex(sha256.digest());
    }
}
