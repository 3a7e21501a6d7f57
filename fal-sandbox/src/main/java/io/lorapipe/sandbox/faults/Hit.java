package io.lorapipe.sandbox.faults;

import io.lorapipe.sandbox.faults.kinds.Fault;

/**
 * A fault that is to be thrown now.
 *
 * @param number in the log of what was thrown
 */
public record Hit(Fault fault, int number) {}
