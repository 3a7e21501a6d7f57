/** Everything that can be made to go wrong, by the point where it does. */
@NullMarked
package io.lorapipe.sandbox.faults.kinds;

import org.jspecify.annotations.NullMarked;
