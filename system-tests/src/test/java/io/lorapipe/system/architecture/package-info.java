/** How the code is built: rules that hold over all modules. */
@NullMarked
package io.lorapipe.system.architecture;

import org.jspecify.annotations.NullMarked;
