/** Brings a training forward, one step after the other, until nothing more can happen to it. */
@NullMarked
package io.lorapipe.training.follow;

import org.jspecify.annotations.NullMarked;
