/** Whether a configured store does all that lorapipe asks of it, tried with objects of its own. */
@NullMarked
package io.lorapipe.store.check;

import org.jspecify.annotations.NullMarked;
