@NullMarked
package io.lorapipe.sandbox;

import org.jspecify.annotations.NullMarked;
