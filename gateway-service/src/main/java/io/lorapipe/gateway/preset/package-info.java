/** The trainers to choose from, over REST. */
@NullMarked
package io.lorapipe.gateway.preset;

import org.jspecify.annotations.NullMarked;
