@NullMarked
package io.lorapipe.training.fal;

import org.jspecify.annotations.NullMarked;
