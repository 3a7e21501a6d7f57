/** LoRA files that are valid and not trained. */
@NullMarked
package io.lorapipe.sandbox.weights;

import org.jspecify.annotations.NullMarked;
