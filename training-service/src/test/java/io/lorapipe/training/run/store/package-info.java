@NullMarked
package io.lorapipe.training.run.store;

import org.jspecify.annotations.NullMarked;
