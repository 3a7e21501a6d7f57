/** The services and what they need, started in this JVM on one data directory. */
@NullMarked
package io.lorapipe.local.platform;

import org.jspecify.annotations.NullMarked;
