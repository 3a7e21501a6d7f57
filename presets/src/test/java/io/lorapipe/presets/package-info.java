@NullMarked
package io.lorapipe.presets;

import org.jspecify.annotations.NullMarked;
