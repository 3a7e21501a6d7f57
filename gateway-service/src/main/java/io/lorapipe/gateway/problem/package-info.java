/** What a client is told when something is wrong. */
@NullMarked
package io.lorapipe.gateway.problem;

import org.jspecify.annotations.NullMarked;
