@NullMarked
package io.lorapipe.images.warn;

import org.jspecify.annotations.NullMarked;
