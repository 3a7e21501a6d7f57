/** The gateway as its client sees it: REST, and progress as server-sent events. */
@NullMarked
package io.lorapipe.local.gateway;

import org.jspecify.annotations.NullMarked;
