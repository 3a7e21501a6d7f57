/** Many trainings at once while processes are killed and the provider fails, all of it drawn from one seed. */
@NullMarked
package io.lorapipe.system.seeded;

import org.jspecify.annotations.NullMarked;
