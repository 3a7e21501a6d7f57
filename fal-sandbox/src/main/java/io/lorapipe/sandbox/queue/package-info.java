/** Accepted requests: their states, their journal, and who may run next. */
@NullMarked
package io.lorapipe.sandbox.queue;

import org.jspecify.annotations.NullMarked;
