/** How a command ends: exit codes, and the sentence for the one who typed it. */
@NullMarked
package io.lorapipe.local.outcome;

import org.jspecify.annotations.NullMarked;
