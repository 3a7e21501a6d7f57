/** The trainers to choose from, over REST. */
@NullMarked
package io.lorapipe.gateway.preset.web;

import org.jspecify.annotations.NullMarked;
