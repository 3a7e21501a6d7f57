/** Objects in one local directory, with signed links that expire. */
@NullMarked
package io.lorapipe.store.local;

import org.jspecify.annotations.NullMarked;
