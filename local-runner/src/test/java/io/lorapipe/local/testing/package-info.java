/** What several tests need. */
@NullMarked
package io.lorapipe.local.testing;

import org.jspecify.annotations.NullMarked;
