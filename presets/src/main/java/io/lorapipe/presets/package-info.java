/** The trainers as data: their field names, bounds, defaults and prices. */
@NullMarked
package io.lorapipe.presets;

import org.jspecify.annotations.NullMarked;
