/** Objects on fal.ai's own file store, for who has a fal key and no bucket. */
@NullMarked
package io.lorapipe.store.fal;

import org.jspecify.annotations.NullMarked;
