/** Takes trained weights into our own store, checked, before anybody is told that they are there. */
@NullMarked
package io.lorapipe.training.custody;

import org.jspecify.annotations.NullMarked;
