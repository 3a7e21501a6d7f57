/** Trainings in the database. */
@NullMarked
package io.lorapipe.gateway.training.store;

import org.jspecify.annotations.NullMarked;
