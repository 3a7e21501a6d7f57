/** The commands: what is asked for, what comes out, with which exit code. */
@NullMarked
package io.lorapipe.local.command;

import org.jspecify.annotations.NullMarked;
