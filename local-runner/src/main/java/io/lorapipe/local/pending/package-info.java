/** The trainings that were asked for and have not been seen to end. */
@NullMarked
package io.lorapipe.local.pending;

import org.jspecify.annotations.NullMarked;
