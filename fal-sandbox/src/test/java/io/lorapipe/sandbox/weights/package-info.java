@NullMarked
package io.lorapipe.sandbox.weights;

import org.jspecify.annotations.NullMarked;
