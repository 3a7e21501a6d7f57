package io.lorapipe.archive.build;

import java.nio.file.Path;

/**
 * An image of a request that lies in the spool.
 *
 * @param label what messages call it
 * @param sha256 digest of the bytes that came, 64 lower-case hexadecimal digits
 */
record Arrived(String label, Path file, String sha256) {}
