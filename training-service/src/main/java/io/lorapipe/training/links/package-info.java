/** Links over HTTP: handing archives over to the provider, and fetching what it trained. */
@NullMarked
package io.lorapipe.training.links;

import org.jspecify.annotations.NullMarked;
