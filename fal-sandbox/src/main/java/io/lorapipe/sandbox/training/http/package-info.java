/** Archives fetched over HTTP. */
@NullMarked
package io.lorapipe.sandbox.training.http;

import org.jspecify.annotations.NullMarked;
