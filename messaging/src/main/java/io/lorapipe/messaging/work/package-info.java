/**
 * The durable to-do: what a service received and owes is a row and a task, stored in one transaction; the work survives
 * the process that began it, and a repeated event publishes its outcome again without redoing it.
 */
@NullMarked
package io.lorapipe.messaging.work;

import org.jspecify.annotations.NullMarked;
