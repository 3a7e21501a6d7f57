package io.lorapipe.local.input;

import io.lorapipe.images.check.CheckedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reference images of a training, as they were given. */
public sealed interface ReferenceImages {

    /** How many. */
    int count();

    /** What is said about each, in their order; null where nothing is. Empty where nothing is said about any. */
    List<@Nullable String> captions();

    /** What tells these images, in this order, from others: digests with captions, or URLs. */
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
        public List<@Nullable String> captions() {
            var captions = new ArrayList<@Nullable String>();
            files.forEach(file -> captions.add(file.caption()));
            return captions.stream().allMatch(Objects::isNull) ? List.of() : captions;
        }

        @Override
        public List<String> identities() {
            return files.stream().map(File::identity).toList();
        }
    }

    /** A file, what the check found, and what is said about it, or null. */
    record File(Path path, CheckedImage image, @Nullable String caption) {

        private String identity() {
            return caption == null ? image.sha256() : image.sha256() + " " + caption;
        }
    }

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
        public List<@Nullable String> captions() {
            return List.of();
        }

        @Override
        public List<String> identities() {
            return urls;
        }
    }
}
