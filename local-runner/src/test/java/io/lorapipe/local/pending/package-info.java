@NullMarked
package io.lorapipe.local.pending;

import org.jspecify.annotations.NullMarked;
