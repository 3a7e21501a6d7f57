/** The gateway: REST, progress as server-sent events, the page, characters and their versions. */
@NullMarked
package io.lorapipe.gateway;

import org.jspecify.annotations.NullMarked;
