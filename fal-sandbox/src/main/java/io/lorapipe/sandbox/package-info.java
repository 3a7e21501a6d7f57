/** A server that speaks fal.ai's queue protocol, for use without a key. */
@NullMarked
package io.lorapipe.sandbox;

import org.jspecify.annotations.NullMarked;
