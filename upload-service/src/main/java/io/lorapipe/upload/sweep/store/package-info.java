/** What sweeps noted, in the database, and the task that sweeps. */
@NullMarked
package io.lorapipe.upload.sweep.store;

import org.jspecify.annotations.NullMarked;
