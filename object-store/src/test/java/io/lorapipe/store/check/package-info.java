@NullMarked
package io.lorapipe.store.check;

import org.jspecify.annotations.NullMarked;
