/** Built archives in SQL. */
@NullMarked
package io.lorapipe.archive.build.store;

import org.jspecify.annotations.NullMarked;
