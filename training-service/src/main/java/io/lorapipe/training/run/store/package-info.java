/** The trainings in a database, with the tasks that bring them forward. */
@NullMarked
package io.lorapipe.training.run.store;

import org.jspecify.annotations.NullMarked;
