/** Progress as server-sent events. */
@NullMarked
package io.lorapipe.gateway.progress.web;

import org.jspecify.annotations.NullMarked;
