/** The public keys of the webhook signatures. */
@NullMarked
package io.lorapipe.sandbox.webhook.web;

import org.jspecify.annotations.NullMarked;
