/** A fault script in a file, named at start-up. */
@NullMarked
package io.lorapipe.sandbox.faults.store;

import org.jspecify.annotations.NullMarked;
