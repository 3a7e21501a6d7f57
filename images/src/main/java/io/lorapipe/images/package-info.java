/** Reference images: fetched, checked and packed into the archive a provider trains on. */
@NullMarked
package io.lorapipe.images;

import org.jspecify.annotations.NullMarked;
