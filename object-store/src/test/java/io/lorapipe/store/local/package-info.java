@NullMarked
package io.lorapipe.store.local;

import org.jspecify.annotations.NullMarked;
