@NullMarked
package io.lorapipe.local.weights;

import org.jspecify.annotations.NullMarked;
