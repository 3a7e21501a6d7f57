/** The page, in a real browser. */
@NullMarked
package io.lorapipe.system.page;

import org.jspecify.annotations.NullMarked;
