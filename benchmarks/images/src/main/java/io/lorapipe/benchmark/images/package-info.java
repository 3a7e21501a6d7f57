/** What fetching, checking and packing images costs, measured by turns with JSZip. */
@NullMarked
package io.lorapipe.benchmark.images;

import org.jspecify.annotations.NullMarked;
