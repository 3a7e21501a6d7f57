@NullMarked
package io.lorapipe.store.fal;

import org.jspecify.annotations.NullMarked;
