/** Fetches through links that were made for one attempt: witnesses that a provider was told of it. */
@NullMarked
package io.lorapipe.upload.fetch;

import org.jspecify.annotations.NullMarked;
