@NullMarked
package io.lorapipe.store;

import org.jspecify.annotations.NullMarked;
