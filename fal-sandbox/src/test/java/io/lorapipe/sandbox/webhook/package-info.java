@NullMarked
package io.lorapipe.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
