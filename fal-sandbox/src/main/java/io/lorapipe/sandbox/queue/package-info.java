/** Accepted requests: their states, their journal, and how they end. */
@NullMarked
package io.lorapipe.sandbox.queue;

import org.jspecify.annotations.NullMarked;
