package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageFile;
import java.nio.file.Path;
import java.util.Optional;

/** A file to be checked, and the one that holds its caption. */
public record GivenFile(ImageFile image, Optional<Path> caption) {}
