package io.lorapipe.images;

/** Hears how many images of a set are done; called in order, from the thread that started the work. */
@FunctionalInterface
public interface ImageProgress {

    /** Nobody listens. */
    ImageProgress NONE = (done, total) -> {};

    /** Says that {@code done} of {@code total} images are finished. */
    void advanced(int done, int total);
}
