/** Fetches in SQL. */
@NullMarked
package io.lorapipe.upload.fetch.store;

import org.jspecify.annotations.NullMarked;
