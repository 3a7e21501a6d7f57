package io.lorapipe.local.command;

import io.lorapipe.local.outcome.ExitCode;
import sun.misc.Signal;

/** Ctrl-C: the first does what the command wants, the second ends the process at once. */
final class Interrupts {

    private Runnable first = () -> System.exit(ExitCode.CANCELLED.number());
    private boolean interrupted;

    private Interrupts() {}

    static Interrupts install() {
        var interrupts = new Interrupts();
        Signal.handle(new Signal("INT"), signal -> interrupts.happened());
        return interrupts;
    }

    /** What the first one does from now on. */
    synchronized void first(Runnable action) {
        first = action;
    }

    private void happened() {
        Runnable action;
        synchronized (this) {
            if (interrupted) {
                Runtime.getRuntime().halt(ExitCode.CANCELLED.number());
            }
            interrupted = true;
            action = first;
        }
        action.run();
    }
}
