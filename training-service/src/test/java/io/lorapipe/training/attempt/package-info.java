@NullMarked
package io.lorapipe.training.attempt;

import org.jspecify.annotations.NullMarked;
