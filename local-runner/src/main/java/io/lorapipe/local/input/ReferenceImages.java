package io.lorapipe.local.input;

import io.lorapipe.images.check.CheckedImage;
import java.nio.file.Path;
import java.util.List;

/** The reference images of a training, as they were given. */
public sealed interface ReferenceImages {

    /** How many. */
    int count();

    /** What tells these images, in this order, from others: digests, or URLs. */
    List<String> identities();

    /**
     * Files of a directory that were checked.
     *
     * @param files in the order of their names
     * @param ignored names of other files in the directory
     */
    record Files(Path directory, List<File> files, List<String> ignored) implements ReferenceImages {

        public Files {
            files = List.copyOf(files);
            ignored = List.copyOf(ignored);
        }

        @Override
        public int count() {
            return files.size();
        }

        @Override
        public List<String> identities() {
            return files.stream().map(file -> file.image().sha256()).toList();
        }
    }

    /** A file, and what the check found. */
    record File(Path path, CheckedImage image) {}

    /** Addresses that only the pipeline can look at. */
    record Urls(List<String> urls) implements ReferenceImages {

        public Urls {
            urls = List.copyOf(urls);
        }

        @Override
        public int count() {
            return urls.size();
        }

        @Override
        public List<String> identities() {
            return urls;
        }
    }
}
