@NullMarked
package io.lorapipe.training.follow;

import org.jspecify.annotations.NullMarked;
