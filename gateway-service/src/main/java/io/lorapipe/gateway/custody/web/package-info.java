/** Deleting and exporting over REST. */
@NullMarked
package io.lorapipe.gateway.custody.web;

import org.jspecify.annotations.NullMarked;
