/** The queue protocol over HTTP. */
@NullMarked
package io.lorapipe.sandbox.queue.web;

import org.jspecify.annotations.NullMarked;
