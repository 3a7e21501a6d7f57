/** Signed news about ended requests, sent until acknowledged. */
@NullMarked
package io.lorapipe.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
