/** The port to the places where objects live, and the adapters chosen by settings. */
@NullMarked
package io.lorapipe.store;

import org.jspecify.annotations.NullMarked;
