@NullMarked
package io.lorapipe.local.display;

import org.jspecify.annotations.NullMarked;
