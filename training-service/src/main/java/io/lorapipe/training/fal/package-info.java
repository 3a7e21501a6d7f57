/** fal.ai's queue protocol: submits, follows, cancels, searches, and proves its webhooks. */
@NullMarked
package io.lorapipe.training.fal;

import org.jspecify.annotations.NullMarked;
