/** The journal as files of JSON lines. */
@NullMarked
package io.lorapipe.sandbox.queue.store;

import org.jspecify.annotations.NullMarked;
