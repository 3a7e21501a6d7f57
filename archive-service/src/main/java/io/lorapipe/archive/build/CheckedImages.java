package io.lorapipe.archive.build;

import io.lorapipe.images.pack.Packable;
import java.util.Collection;
import java.util.Map;

/**
 * Remembers images that were found usable, by the digest of their bytes and by the terms they were found usable on. It
 * may forget any of them. A failure of either method is an outage.
 */
public interface CheckedImages {

    /** Those of these images that were found usable on these terms, by their digests; each is named by its digest. */
    Map<String, Packable> find(String terms, Collection<String> digests);

    /** Remembers images; what is remembered of one already stays. */
    void remember(String terms, Collection<Packable> images);
}
