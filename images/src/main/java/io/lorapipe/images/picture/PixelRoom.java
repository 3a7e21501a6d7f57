package io.lorapipe.images.picture;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Room for decoded pixels, of which this process holds only so many at a time, whoever asks. */
public final class PixelRoom {

    private static final int MEGAPIXEL = 1_000_000;
    private static final int MOST_MEGAPIXELS = 64;

    /** Four bytes for each pixel, and no more than a quarter of the heap for all of them. */
    private static final int BYTES_OF_HEAP_PER_PIXEL = 16;

    private static final int MEGAPIXELS = megapixels(Runtime.getRuntime().maxMemory());
    private static final Semaphore ROOM = new Semaphore(MEGAPIXELS, true);

    private PixelRoom() {}

    /** Waits until there is room for so many pixels, all of the room for more than it has, and does the work. */
    public static <T> T within(long pixels, Supplier<T> work) {
        int share = (int) Math.min(MEGAPIXELS, 1 + pixels / MEGAPIXEL);
        ROOM.acquireUninterruptibly(share);
        try {
            return work.get();
        } finally {
            ROOM.release(share);
        }
    }

    static int megapixels(long heap) {
        return (int) Math.clamp(heap / BYTES_OF_HEAP_PER_PIXEL / MEGAPIXEL, 1, MOST_MEGAPIXELS);
    }
}
