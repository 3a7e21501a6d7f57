package io.lorapipe.sandbox.training;

import java.util.Set;

/** What is in an archive. */
sealed interface ArchiveReport {

    /** All images open; {@code captioned} and {@code images} are names without extension. */
    record Usable(Set<String> images, Set<String> captioned) implements ArchiveReport {

        boolean everyImageHasACaption() {
            return captioned.containsAll(images);
        }
    }

    record NoArchive() implements ArchiveReport {}

    record NoImages() implements ArchiveReport {}

    record BrokenImage(String name) implements ArchiveReport {}
}
