/** Deliveries in SQL. */
@NullMarked
package io.lorapipe.upload.delivery.store;

import org.jspecify.annotations.NullMarked;
