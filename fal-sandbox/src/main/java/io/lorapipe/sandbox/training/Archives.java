package io.lorapipe.sandbox.training;

import java.nio.file.Path;
import java.util.Optional;

/** Where archives come from. */
public interface Archives {

    /** Fetches what the URL names into the file; returns its sha256, or nothing when it cannot be had. */
    Optional<String> fetch(String url, Path into);
}
