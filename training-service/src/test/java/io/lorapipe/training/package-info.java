@NullMarked
package io.lorapipe.training;

import org.jspecify.annotations.NullMarked;
