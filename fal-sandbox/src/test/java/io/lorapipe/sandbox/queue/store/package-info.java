@NullMarked
package io.lorapipe.sandbox.queue.store;

import org.jspecify.annotations.NullMarked;
