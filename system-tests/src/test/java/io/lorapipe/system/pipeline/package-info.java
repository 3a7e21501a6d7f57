/** Scenarios: trainings that pass through the processes, whatever happens to these. */
@NullMarked
package io.lorapipe.system.pipeline;

import org.jspecify.annotations.NullMarked;
