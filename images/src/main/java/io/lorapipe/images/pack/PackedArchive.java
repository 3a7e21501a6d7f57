package io.lorapipe.images.pack;

import java.util.List;

/**
 * An archive that was written to its end.
 *
 * @param size bytes of the whole archive
 * @param sha256 digest of the whole archive, 64 lower-case hexadecimal digits
 * @param entries names in the archive, in its order
 */
public record PackedArchive(long size, String sha256, List<String> entries) {

    public PackedArchive {
        entries = List.copyOf(entries);
    }
}
