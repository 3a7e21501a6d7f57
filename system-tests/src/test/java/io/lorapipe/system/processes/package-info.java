/** The platform as separate processes that tests start, kill and start again. */
@NullMarked
package io.lorapipe.system.processes;

import org.jspecify.annotations.NullMarked;
