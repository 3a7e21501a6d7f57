/** How progress and results are shown: bars, lines or JSON. */
@NullMarked
package io.lorapipe.local.display;

import org.jspecify.annotations.NullMarked;
