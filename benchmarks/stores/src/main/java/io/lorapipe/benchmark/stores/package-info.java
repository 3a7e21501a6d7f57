/** What a put into each store costs, measured by turns with plain PUTs of the same bytes. */
@NullMarked
package io.lorapipe.benchmark.stores;

import org.jspecify.annotations.NullMarked;
