/** Where fal.ai calls back. */
@NullMarked
package io.lorapipe.training.fal.web;

import org.jspecify.annotations.NullMarked;
