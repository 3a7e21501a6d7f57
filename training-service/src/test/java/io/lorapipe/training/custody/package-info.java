@NullMarked
package io.lorapipe.training.custody;

import org.jspecify.annotations.NullMarked;
