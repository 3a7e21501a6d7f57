/** One paid submission of a training to a provider: its states, and the port to whoever trains. */
@NullMarked
package io.lorapipe.training.attempt;

import org.jspecify.annotations.NullMarked;
