/** Uploads that a store keeps open, in the database. */
@NullMarked
package io.lorapipe.upload.delivery.store;

import org.jspecify.annotations.NullMarked;
