@NullMarked
package io.lorapipe.training.run;

import org.jspecify.annotations.NullMarked;
