@NullMarked
package io.lorapipe.local.launcher;

import org.jspecify.annotations.NullMarked;
