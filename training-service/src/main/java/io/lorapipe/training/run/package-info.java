/** A training and the arbiter over it: what is known of it, and how it ends, once. */
@NullMarked
package io.lorapipe.training.run;

import org.jspecify.annotations.NullMarked;
