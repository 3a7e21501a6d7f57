/** What stores have to remember, in the database of a service; its table comes by {@code db/migration/stores}. */
@NullMarked
package io.lorapipe.store.jdbc;

import org.jspecify.annotations.NullMarked;
