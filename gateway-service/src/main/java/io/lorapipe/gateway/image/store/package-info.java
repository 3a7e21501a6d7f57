/** Verdicts on images in the database. */
@NullMarked
package io.lorapipe.gateway.image.store;

import org.jspecify.annotations.NullMarked;
