/** Trainings as their owner sees them: requested, followed, cancelled, ended. */
@NullMarked
package io.lorapipe.gateway.training;

import org.jspecify.annotations.NullMarked;
