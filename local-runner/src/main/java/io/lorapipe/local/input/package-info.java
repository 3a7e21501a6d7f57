/** What a training is made of, checked before anything starts. */
@NullMarked
package io.lorapipe.local.input;

import org.jspecify.annotations.NullMarked;
