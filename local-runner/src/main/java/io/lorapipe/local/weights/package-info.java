/** Trained weights, brought into a directory of the user. */
@NullMarked
package io.lorapipe.local.weights;

import org.jspecify.annotations.NullMarked;
