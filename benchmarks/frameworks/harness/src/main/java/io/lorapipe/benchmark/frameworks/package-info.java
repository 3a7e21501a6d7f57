/** Starts the consumers of the benchmark by turns and measures them. */
@NullMarked
package io.lorapipe.benchmark.frameworks;

import org.jspecify.annotations.NullMarked;
