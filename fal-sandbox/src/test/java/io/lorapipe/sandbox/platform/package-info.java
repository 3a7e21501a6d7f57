@NullMarked
package io.lorapipe.sandbox.platform;

import org.jspecify.annotations.NullMarked;
