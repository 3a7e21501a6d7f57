/** The Platform API over HTTP. */
@NullMarked
package io.lorapipe.sandbox.platform.web;

import org.jspecify.annotations.NullMarked;
