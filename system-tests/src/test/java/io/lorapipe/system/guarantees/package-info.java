/** The promises of the platform, as objects that scenarios are held against. */
@NullMarked
package io.lorapipe.system.guarantees;

import org.jspecify.annotations.NullMarked;
