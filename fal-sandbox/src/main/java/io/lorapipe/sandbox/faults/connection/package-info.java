/** Closing the connection of a call, which the servlet API cannot do. */
@NullMarked
package io.lorapipe.sandbox.faults.connection;

import org.jspecify.annotations.NullMarked;
