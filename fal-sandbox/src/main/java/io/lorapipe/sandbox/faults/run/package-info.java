/** Faults of runs. */
@NullMarked
package io.lorapipe.sandbox.faults.run;

import org.jspecify.annotations.NullMarked;
