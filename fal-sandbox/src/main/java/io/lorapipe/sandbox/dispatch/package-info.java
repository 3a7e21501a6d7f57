/** Who may run next, and the runs themselves. */
@NullMarked
package io.lorapipe.sandbox.dispatch;

import org.jspecify.annotations.NullMarked;
