/** What was deleted, in the database. */
@NullMarked
package io.lorapipe.gateway.custody.store;

import org.jspecify.annotations.NullMarked;
