package io.lorapipe.archive.build;

import io.lorapipe.images.ImageProgress;

/** Counts the images of one request as they arrive, from any thread, and tells of each in turn. */
final class Arrivals {

    private final int total;
    private final ImageProgress progress;
    private int done;

    Arrivals(int total, ImageProgress progress) {
        this.total = total;
        this.progress = progress;
    }

    synchronized void another() {
        progress.advanced(++done, total);
    }
}
