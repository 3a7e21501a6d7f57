/** What travels on the topics, as a program outside of lorapipe writes and reads it. */
@NullMarked
package io.lorapipe.system.events;

import org.jspecify.annotations.NullMarked;
