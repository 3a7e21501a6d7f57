/** What the Platform API says about past requests. */
@NullMarked
package io.lorapipe.sandbox.platform;

import org.jspecify.annotations.NullMarked;
