@NullMarked
package io.lorapipe.local.gateway;

import org.jspecify.annotations.NullMarked;
