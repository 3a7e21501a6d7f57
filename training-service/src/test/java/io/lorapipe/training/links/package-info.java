@NullMarked
package io.lorapipe.training.links;

import org.jspecify.annotations.NullMarked;
