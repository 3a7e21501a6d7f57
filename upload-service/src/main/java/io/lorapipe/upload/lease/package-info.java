/** Until when archives live in a store, and how they are deleted. */
@NullMarked
package io.lorapipe.upload.lease;

import org.jspecify.annotations.NullMarked;
