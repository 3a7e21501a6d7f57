@NullMarked
package io.lorapipe.local.platform;

import org.jspecify.annotations.NullMarked;
