/** Progress in the database. */
@NullMarked
package io.lorapipe.gateway.progress.store;

import org.jspecify.annotations.NullMarked;
