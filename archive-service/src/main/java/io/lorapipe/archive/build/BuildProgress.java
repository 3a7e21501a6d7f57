package io.lorapipe.archive.build;

/** Hears how far a build is. */
public interface BuildProgress {

    void downloaded(int done, int total);

    void packaged(int done, int total);

    void creating();

    void ready();
}
