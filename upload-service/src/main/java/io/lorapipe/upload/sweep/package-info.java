/** Finds in the stores what nobody knows of. */
@NullMarked
package io.lorapipe.upload.sweep;

import org.jspecify.annotations.NullMarked;
