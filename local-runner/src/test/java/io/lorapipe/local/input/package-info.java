@NullMarked
package io.lorapipe.local.input;

import org.jspecify.annotations.NullMarked;
