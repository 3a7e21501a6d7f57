package io.lorapipe.images.check;

import java.nio.file.Path;

/** A file to check, under the name its owner knows it by. */
public record ImageFile(String name, Path path) {

    /** A file known by its own name. */
    public static ImageFile of(Path path) {
        return new ImageFile(String.valueOf(path.getFileName()), path);
    }
}
