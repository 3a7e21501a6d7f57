/** Webhooks sent over HTTP. */
@NullMarked
package io.lorapipe.sandbox.webhook.http;

import org.jspecify.annotations.NullMarked;
