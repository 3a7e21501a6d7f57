/** Progress as streams that can be cut and resumed without a gap. */
@NullMarked
package io.lorapipe.gateway.progress;

import org.jspecify.annotations.NullMarked;
