/** The trainers as data: their fields and bounds, and what is wrong with an input. */
@NullMarked
package io.lorapipe.sandbox.trainers;

import org.jspecify.annotations.NullMarked;
