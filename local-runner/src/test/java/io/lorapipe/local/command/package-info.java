@NullMarked
package io.lorapipe.local.command;

import org.jspecify.annotations.NullMarked;
