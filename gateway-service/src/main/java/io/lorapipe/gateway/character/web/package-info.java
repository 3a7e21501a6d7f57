/** Characters over REST. */
@NullMarked
package io.lorapipe.gateway.character.web;

import org.jspecify.annotations.NullMarked;
