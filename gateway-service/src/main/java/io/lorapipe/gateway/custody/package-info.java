/** What is kept for a user, to be taken away or deleted by its owner. */
@NullMarked
package io.lorapipe.gateway.custody;

import org.jspecify.annotations.NullMarked;
