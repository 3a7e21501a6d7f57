package io.lorapipe.archive.build;

import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.pack.PackOptions;

/**
 * What goes into an archive.
 *
 * @param maxArchiveBytes largest archive that the trainer and the stores take
 */
public record BuildRules(ImageRules images, PackOptions packing, long maxArchiveBytes) {}
