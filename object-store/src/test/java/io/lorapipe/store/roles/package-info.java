@NullMarked
package io.lorapipe.store.roles;

import org.jspecify.annotations.NullMarked;
