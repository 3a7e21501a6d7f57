/** Who may talk to the gateway, and as whom. */
@NullMarked
package io.lorapipe.gateway.access;

import org.jspecify.annotations.NullMarked;
