/** Which store has which role, opened from settings. */
@NullMarked
package io.lorapipe.store.roles;

import org.jspecify.annotations.NullMarked;
