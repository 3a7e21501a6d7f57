/** Digests as hex text. */
@NullMarked
package io.lorapipe.sandbox.digest;

import org.jspecify.annotations.NullMarked;
