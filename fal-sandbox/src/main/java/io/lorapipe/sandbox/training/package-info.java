/** One run: fetch the archive, check every image, walk the steps, write the weights. */
@NullMarked
package io.lorapipe.sandbox.training;

import org.jspecify.annotations.NullMarked;
