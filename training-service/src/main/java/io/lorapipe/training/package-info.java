/** Trains: takes uploaded archives to a provider, follows it, and keeps the weights; it alone ends trainings. */
@NullMarked
package io.lorapipe.training;

import org.jspecify.annotations.NullMarked;
