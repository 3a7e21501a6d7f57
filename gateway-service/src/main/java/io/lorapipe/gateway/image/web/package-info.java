/** Reference images over REST. */
@NullMarked
package io.lorapipe.gateway.image.web;

import org.jspecify.annotations.NullMarked;
