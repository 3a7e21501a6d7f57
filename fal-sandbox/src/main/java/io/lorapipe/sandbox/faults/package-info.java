/** What shall go wrong, when, and what has: the script in force, its counts, and the log of what was thrown. */
@NullMarked
package io.lorapipe.sandbox.faults;

import org.jspecify.annotations.NullMarked;
