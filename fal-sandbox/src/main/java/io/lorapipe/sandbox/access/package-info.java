/** Who calls: the key a request carries and the address it was sent to. */
@NullMarked
package io.lorapipe.sandbox.access;

import org.jspecify.annotations.NullMarked;
