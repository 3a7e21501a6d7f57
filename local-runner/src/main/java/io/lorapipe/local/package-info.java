/** Every service in one JVM, and the lorapipe command that talks to them. */
@NullMarked
package io.lorapipe.local;

import org.jspecify.annotations.NullMarked;
