/** Reading a fault script, field by field, with a sentence for everything that cannot be meant. */
@NullMarked
package io.lorapipe.sandbox.faults.script;

import org.jspecify.annotations.NullMarked;
